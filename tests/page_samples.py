"""A small library of made-up stories, and the ways in which a page of them falls out of a layout program.

`plain` are whole news stories with a lead or byline each, such as fill most of a page; the others have
the traits that make a page hard (a box, subheads, a list, a chronicle, a picture, a notice).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from reader.loader.page import read_stories
from reader.loader.pieces import read_scraps

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Sequence

__all__ = [
    "BIRDS",
    "BRIDGE",
    "CANAL",
    "CANTEEN",
    "CINEMA",
    "FERRY",
    "FOSSIL",
    "NOTICE",
    "PIT",
    "PROMISES",
    "RACE",
    "SIMPLIFIED",
    "TEA",
    "TRADITIONAL",
    "WALKING",
    "WINDOW",
    "Found",
    "Story",
    "cut",
    "dump",
    "halves",
    "printed",
    "read_page",
    "torn",
]


@dataclass(frozen=True)
class Story:
    """A story as printed: a label, title lines from the top, and its body line by line."""

    titles: tuple[str, ...]
    body: tuple[str, ...]
    label: str | None = None

    @property
    def lines(self) -> tuple[str, ...]:
        """Label, title lines and body in printed order."""
        return (*((self.label,) if self.label else ()), *self.titles, *self.body)


class Found(NamedTuple):
    """What was read of a page: its stories, and the source lines that a warning names as unplaced."""

    stories: list[Story]
    unplaced: list[int]


def read_page(text: str) -> Found:
    """The stories of a bare page, their bodies as paragraphs whose kinds are not told yet."""
    articles, warnings = read_stories(read_scraps(text.split("\n")))
    stories = [
        Story(
            tuple(piece.text for piece in article.titles),
            tuple(piece.text for piece in article.body),
            article.label.text if article.label else None,
        )
        for article in articles
    ]
    named = [first for w in warnings if w.code == "unplaced-piece" for first, _ in w.lines or ()]
    return Found(stories, named)


def printed(stories: Iterable[Story]) -> list[str]:
    """All lines of some stories, one below the other."""
    return [line for story in stories for line in story.lines]


def dump(lines: Iterable[str | Sequence[str]], blank: int = 1) -> str:
    """A page's text: its lines (or groups of them) parted by so many blank lines."""
    flat = chain.from_iterable((line,) if isinstance(line, str) else line for line in lines)
    return ("\n" * (blank + 1)).join(flat) + "\n"


def halves(paragraph: str, tail: str) -> tuple[str, str]:
    """A paragraph cut by a column's end, so that its second half begins with `tail`."""
    at = paragraph.index(tail)
    return paragraph[:at], paragraph[at:]


def cut(story: Story, tail: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A story's body as two columns, the second beginning with `tail`."""
    k = next(k for k, paragraph in enumerate(story.body) if tail in paragraph)
    upper, lower = halves(story.body[k], tail)
    return (*story.body[:k], upper), (lower, *story.body[k + 1 :])


CANTEEN = Story(
    ("石浦区四十家社区食堂开门迎客",),
    (
        "本报讯（记者沈一帆 通讯员罗小满）中午11点刚过，石浦区柳荫里社区食堂的取餐口就排起了队。两荤两素"
        "一碗汤，六十岁以上的居民刷卡付十二元，八十岁以上的还能再减三元。到昨天为止，石浦区建成的社区食堂已有四十家，"
        "每天供餐一万八千多份。",
        "据了解，石浦区六十岁以上居民占总人口的三成，其中近两万人独自居住，买菜做饭成了不少家庭的难事。去年春天，"
        "区民政局挨家挨户做了一次摸底，收回问卷一万一千余份，“吃饭难”排在各项需求的第一位。",
        "食堂的房子来自腾退的门面和闲置的自行车棚，由街道免费提供；厨师和采购由三家餐饮企业承担，利润不得超过"
        "百分之五。每家食堂的菜价、进货单和留样记录都贴在门口，居民代表每周抽查一次。",
        "“以前一锅粥吃一天，现在想吃什么点什么。”七十六岁的居民何秀兰说，她和老邻居约好每天在食堂见面，饭吃完了"
        "还要坐一会儿再走。",
        "区民政局负责人介绍，明年还将增设二十个送餐点，为行动不便的老人把饭菜送到床前。",
    ),
)

PIT = Story(
    ("北岭县把废弃矿坑改成水上训练场——", "矿坑里划出一条船"),
    (
        "本报记者 唐嘉禾",
        "清晨六点，雾还没有散，北岭县东沟矿坑的水面上已经有了桨声。十四岁的队员马小川和三个同伴抬着一条四人艇下到"
        "码头，教练站在摩托艇上，拿着扩音喇叭喊出第一声口令。",
        "东沟矿坑长一千四百米，宽三百米，最深处有四十二米。铁矿停采以后，地下水慢慢渗上来，成了一个谁也不敢靠近的"
        "大水塘。八年前，县里请来省地质大队测了水质和边坡，结论让人意外：水是二类水，边坡稍加处理就能用。",
        "从前绕着走的大水塘",
        "东沟村的老人都记得，矿上最红火的时候，三千多名工人倒三班，卡车一辆接着一辆。矿停了，年轻人走了，坑边拉起"
        "铁丝网，挂上“水深危险”的牌子，孩子们上学要绕两里路。",
        "治理的钱从哪里来？县里算过一笔账：全部填平要一亿两千万元，填完也只能种树；治坡修路做训练场，花费不到三分"
        "之一，还能带来客人。方案在村民大会上讨论了四次，最后一百八十六户有一百七十九户签了字。",
        "运动员住进农家院",
        "省赛艇队的总教练郭振海第一次来看场地，在水边站了整整一个下午。他说，四周有山挡风，水面常年平静，这样的条件"
        "全省找不出第二处。第二年开春，六名队员和两条旧艇先住了下来。",
        "如今每年有二十多支队伍到东沟冬训，村里开出三十一家客栈。村民马玉田把自家的六间房改成了运动员宿舍，床加长了"
        "二十厘米，让个子高的队员睡得舒服。",
        "马小川是东沟村第一个入选省队的孩子。他的父亲当年在这个坑里开了十一年卡车，现在每个周末都到岸边来看儿子训练。",
    ),
)

BIRDS = Story(
    ("望山湖十年退渔还湖", "四十七对白鹭来安家"),
    (
        "新华社安澜5月12日电（记者韩若溪）望山湖湿地保护站12日公布的调查结果显示，今年在湖心岛上筑巢的白鹭达到"
        "四十七对，孵出幼鸟一百三十余只，为有记录以来最多。",
        "望山湖水面二十六平方公里，上世纪九十年代曾被围成一千多口鱼塘，投饵和网箱让湖水一度发黑发臭。从2014年起，"
        "沿湖三个乡镇分四批拆除围网，一千二百户渔民上岸，由政府帮助转产。",
        "保护站站长苏明远介绍，白鹭对水质和食物十分挑剔，鸟多了，说明湖里的小鱼小虾多了。监测显示，湖水透明度已由"
        "0.4米提高到1.8米，消失多年的菱角和苦草重新长满了浅滩。",
        "为了不惊扰繁殖，湖心岛周围五百米在四月至七月禁止船只进入，观鸟的人可以在对岸的木屋里用望远镜观看。",
    ),
)

WINDOW = Story(
    ("别让“最后一步”难住老人",),
    (
        "周  砚",
        "到银行改个密码，要对着镜头眨眼、张嘴、摇头；去医院挂个号，先得下载软件、注册账号、绑定手机。一位读者来信说，"
        "八十岁的父亲学了三天，还是在最后一步退了出来。",
        "技术本来是为了方便人的。可是一些单位把人工窗口撤得一干二净，自助机器前又没有一个人指点，省下来的是自己的人手，"
        "添上去的是别人的为难。这样的“升级”，升的是效率，降的是温度。",
        "其实办法并不复杂。有的地方在大厅里留下两个老窗口，有的请志愿者守在机器旁边，还有的把字放大、把步骤减掉一半。"
        "花钱不多，难的是设身处地想一想。",
        "谁都会老。今天为老人多留一扇窗，就是给明天的自己多留一条路。",
    ),
)

CANAL = Story(
    ("渠水送到田埂边",),
    (
        "4月8日，青禾灌区的管理员在调节闸门。连日来，灌区开启十二座闸门，为下游三万亩早稻送去春灌的第一渠水。",
        "本报记者 邵 宁 摄",
    ),
)

PROMISES = Story(
    ("安澜市公布今年八件民生实事",),
    (
        "本报讯（记者冯立）安澜市政府昨天公布今年要办的八件民生实事，每一件都写明了牵头部门和完成时间，年底由市民代表"
        "逐项打分。八件实事分别是：",
        "一、新增公共停车泊位八千个",
        "二、改造老旧小区供水管网六十公里",
        "三、为四百部旧电梯换上新的控制系统",
        "四、建设口袋公园三十座",
        "五、新开十条通往地铁站的接驳公交线",
        "六、为全市小学加装教室护眼灯",
        "七、建成十二所社区托育中心",
        "八、为新生儿免费筛查听力",
        "市政府办公室有关负责人说，去年的八件实事有七件按期完成，没有完成的污水泵站改造将在今年六月底以前交付，原因和"
        "责任单位已经在政府网站上说明。",
    ),
)

BRIDGE = Story(
    ("望山大桥建设大事记",),
    (
        "本报记者 梁书瑶 整理",
        "2016年3月9日",
        "省发展改革委批准望山大桥立项，大桥全长3.2公里，双向六车道，概算投资二十一亿元。",
        "2017年9月18日",
        "主墩第一根钢护筒打入河床。这一带水深流急，施工队用了四十天才把定位船稳住。",
        "2019年5月30日",
        "南岸主塔封顶，塔高一百九十六米，相当于六十多层楼房，混凝土一次浇到顶没有出现裂缝。",
        "2021年11月2日",
        "最后一段钢箱梁吊装到位，两岸的工人在桥中央握手，大桥全线合龙。",
        "2022年7月16日",
        "大桥正式通车，从望山县城到安澜市区的车程由一个半小时缩短到二十五分钟。",
    ),
)

RACE = Story(
    ("全国山地自行车锦标赛落幕", "十九岁小将首夺女子越野冠军"),
    (
        "本报望山10月24日电　（记者秦朗）2.8公里长的赛道，六圈，一千一百米的爬升。24日下午，在望山县松涛岭"
        "结束的全国山地自行车锦标赛上，十九岁的云南选手和晓雯以1小时21分36秒的成绩获得女子越野赛冠军。",
        "比赛在细雨中进行，碎石路面又湿又滑，三十八名选手中有九人摔车退出。和晓雯前三圈一直排在第五位，第四圈上坡时"
        "连续超过三人，最后一圈把领先优势扩大到四十秒。",
        "“下坡的时候手是麻的，只想着别捏死刹车。”和晓雯赛后说，她从小骑车上学，单程十一公里，有一半是山路，“这里的坡"
        "跟家门口差不多”。",
        "男子组冠军由卫冕的河北队选手贾宇航获得。本届锦标赛共有二十六支代表队的二百一十名选手参加。",
    ),
)

NOTICE = Story(
    ("关于召开居民用水价格听证会的通知",),
    (
        "为进一步完善居民用水阶梯价格，安澜市发展和改革委员会定于6月18日上午9时在市政务中心三楼召开听证会，现将有关事项"
        "通知如下。",
        "本次听证会设消费者代表十五名，由市消费者协会在自愿报名的居民中随机抽取；设经营者代表四名、专家代表五名。报名截止"
        "时间为5月31日下午5时。",
        "听证方案全文可在市政务中心一楼大厅查阅，咨询电话8212345。",
    ),
    label="公告",
)

FOSSIL = Story(
    ("松涛岭采石场里的发现", "一亿年前的龟化石重见天日", "——省古生物研究所完成清修并首次展出"),
    (
        "本报讯（记者孟静姝）在库房里睡了六年的一块紫红色砂岩，昨天以崭新的面貌出现在省自然博物馆的展台上。经过两年多的清修，"
        "研究人员从这块三百公斤重的岩石中取出了一具完整的龟化石，距今约一亿年。",
        "化石是2017年由松涛岭采石场的工人康有福发现的。当时爆破刚刚结束，他看见断面上有一圈花纹，觉得像乌龟壳，就让挖掘机停了"
        "下来，打电话报告了县文化馆。",
        "清修工作由三名技师轮流完成，工具是牙科用的气动小钻，一天只能去掉几平方厘米的围岩。龟甲的缝线、爪子和半张开的嘴都保存"
        "得十分清楚，胃部的位置还留有细小的螺壳。",
        "省古生物研究所副研究员殷守正认为，这具化石把这一类陆龟在东亚出现的时间提前了约八百万年，论文已经送审。康有福应邀出席了"
        "开展仪式，博物馆送给他一张终身参观券。",
    ),
)

TEA = Story(
    ("机器下茶园 采茶不弯腰",),
    (
        "本报讯（通讯员鲍春燕）谷雨前后，柳溪镇六千亩茶园进入采摘高峰，往年最缺人手的时候，今年却不见了到处打电话请采茶工的场面。"
        "二十四台单轨采茶机在茶垄上来回行走，一台机器一天可采鲜叶三百斤，顶得上三十个熟练工。",
        "这种采茶机由镇农机站和县职业学校一起改制，刀片的高度由摄像头识别嫩芽后自动调节，碎叶率从两成降到了百分之四。茶农按采下的"
        "斤两付费，每斤鲜叶两元五角。",
        "茶农施广林算了账：四十亩茶园去年请工花了六万多元，今年预计不到两万元，鲜叶还早下山三天，卖上了好价钱。",
        "镇上说，明前的手工茶仍然靠人采，请来的八十多位采茶能手工钱一分不少。",
    ),
)

CINEMA = Story(
    ("老戲院變身社區書屋", "居民輪流當館長 週末說書場場滿"),
    (
        "【記者林予安／台中報導】歇業十七年的金鶯戲院重新亮起招牌，不過裡面不再放電影，而是擺滿了街坊捐出的九千多本書。戲院原來的"
        "售票口改成借書櫃檯，二樓放映室成了孩子寫功課的地方。",
        "金鶯戲院建於民國四十八年，全盛時期一天放映六場，散場時整條街擠得水洩不通。後來影城興起，戲院在九十六年停業，屋頂漏水，座椅"
        "長滿了霉，屋主一度打算拆掉改建停車場。",
        "里長黃淑真說，是幾個在戲院裡談過戀愛的老人家先開口，說拆了就什麼都沒有了。大家湊錢修屋頂，木工師傅把舊座椅拆成書架，前後花了"
        "十四個月，沒有向市府要一塊錢。",
        "書屋不請專職館員，由三十一位居民輪流當一天館長，當天的館長要挑一本書向大家介紹。上週六輪到賣豆花的陳阿伯，他講的是《西遊記》，"
        "連走道上都坐滿了人。",
    ),
)

FERRY = Story(
    ("停航九年舊碼頭重開", "街坊乘船看日落"),
    (
        "本報訊（記者何詠詩）停用九年的蠔涌舊碼頭昨日重新啟用，首班街渡於下午五時三十分開出，載着八十六名乘客繞行內灣一周，約四十分鐘後"
        "返回。不少街坊帶同子女一早來排隊，有人更穿上當年的船員制服。",
        "蠔涌碼頭在二〇一五年因樁柱鏽蝕而停用，村民出市區須改乘小巴，車程比坐船多出半小時。維修工程去年三月展開，更換了二十四根樁柱，並"
        "加設輪椅斜道和單車停放處。",
        "街渡每日來回八班，成人收費十二元，長者及學童半價。負責營運的船家譚志強說，頭三個月估計會蝕本，「但只要有人坐，我們就開下去」。",
        "運輸部門表示，會在年底檢討客量，再決定是否增加晚間班次。",
    ),
)

WALKING = Story(
    ("把路還給走路的人",),
    (
        "葉思敏",
        "行人路上，電燈柱、變壓箱、花槽、垃圾桶各據一方，推嬰兒車的父母要落馬路繞行，坐輪椅的朋友索性不出門。我們的街道是為誰而設計的？",
        "有人說，路就這麼寬，車要走，人也要走，只能各讓一步。可是過去三十年，讓步的總是行人。一條三米闊的行人路，真正能走的往往不足一米。",
        "改變不一定要大興土木。把幾個雜物箱搬到同一邊，把兩個路口的綠燈延長六秒，把店舖門前的貨物請回店內，走路的人就能鬆一口氣。",
        "一個城市好不好，看它肯不肯等一個走得慢的人過馬路。",
    ),
)

SIMPLIFIED = (CANTEEN, PIT, BIRDS, WINDOW, CANAL, PROMISES, BRIDGE, RACE, NOTICE, FOSSIL, TEA)
"""Stories of papers in simplified characters."""

TRADITIONAL = (CINEMA, FERRY, WALKING)
"""Stories of papers in traditional characters. No page mixes the two."""


def torn(line: str, chance: random.Random, whole: float) -> list[str]:
    """A line as one piece (a share `whole` of the lines, and all short ones) or as two."""
    if len(line) < 40 or chance.random() < whole:
        return [line]
    at = chance.randint(8, len(line) - 8)
    return [line[:at], line[at:]]
