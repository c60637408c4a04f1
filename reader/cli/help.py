"""The help, in both languages. It stands apart from the catalogue because no other call needs it."""

from __future__ import annotations

from reader.cli.words import BOOKMARKS, CONFIG, FIND, HISTORY, READ, READERS
from reader.strings import language

__all__ = ["HELP", "help_text"]

HELP: dict[str, tuple[str, str]] = {
    READ: (
        """\
kanbao（看报）：在终端里看报纸

用法
  kanbao [文件…]                   打开来看；不给文件，就打开随附的手册
  kanbao -c                        接着看上次的那一份
  kanbao toc 文件…                 列出版面、栏目和各篇文章的序号
  kanbao show 文件…                排好版，印出来
  kanbao export 文件… --format F   导出为 json、jsonl、md 或 txt
  kanbao find 要找的 文件…         找出每一处，连同前后的字
  kanbao bookmarks …               书签、划线和笔记：列出、添加、导出、导入
  kanbao formats                   列出读得了的文件
  kanbao history [--json]          最近看过哪些，看到哪里
  kanbao config [--default]        印出现在的设置，或一份可以改的设置文件
  kanbao help [命令]               说明一个命令

文件是一个版、一天的报、一段时间的存档：纯文本，或 kanbao formats 列出的别的。
也可以是文件夹、压缩包，里面的各期按日期排。编码自己认。“-”是标准输入。
给几个文件，就是几期报，按给的次序。

看过的文件再打开，接着上次的地方看。

选项
  -c, --continue      接着看上次的那一份，不用写文件
  --article 序号|ID   从这一篇看起，或只要这一篇；序号见 kanbao toc
  --encoding 名称     不用认出来的编码，用这一个：gb18030、big5、utf-16……
  --reader 名称       不管看来像什么，用这一种读法；名称见 kanbao formats
  --name 名称         标准输入叫什么：由它可以知道日期、是哪一种文件
  --width W           show：每行 W 格（一个汉字占两格）；不给，是终端的宽减 2
  --format F          export：json、jsonl（一期一行）、md、txt
  --with-text         export：json、jsonl 里再加每篇的全文（text）
  --no-cache          从头读文件，不用也不留以前读好的
  --json              find、bookmarks、history：一行一个 JSON 对象
  --rank、--scope title、--word、--context N
                      find：最要紧的在前、只在标题里、只要整词、前后各 N 字
  --offset、--length、--note
                      bookmarks add：位置、长度（字数）、笔记
  --data-dir 文件夹   书签和阅读进度放在这里，不放在 KANBAO_DATA_DIR 或系统
                      给的文件夹
  -h, --help          这份说明；写在命令后面，是那个命令的说明
  --version           版本

例子
  kanbao page.txt                  看这一版；按 ? 看有哪些键，按 q 退出
  kanbao 24.txt 25.txt             两期；用 . 和 , 往来
  kanbao page.txt --article 3      从第三篇看起
  kanbao page.txt | less           输出不是终端，就印出文字，同 show
  pdftotext -raw 报.pdf - | kanbao -
                                   看别的程序送来的文字
  kanbao <(zcat page.gz)           看压缩了的文件
  kanbao toc page.txt              先看看有哪些文章
  kanbao show page.txt --article 3 --width 60
  kanbao export page.txt --format md > page.md

退出码：0 成了；1 文件有问题；2 命令写得不对。find 同 grep：0 有，1 没有，2 错。
文件若与命令同名，请写成 ./toc。
界面的语言随系统的设置，也可以另设：KANBAO_LANG=zh 或 en，别的值不算。
""",
        """\
kanbao: the newspaper reader for the terminal

Usage
  kanbao [FILE…]                   read; without a file, the handbook
  kanbao -c                        go on with the latest issue
  kanbao toc FILE…                 list sections and numbered articles
  kanbao show FILE…                set the articles in lines and print them
  kanbao export FILE… --format F   print as json, jsonl, md or txt
  kanbao find QUERY FILE…          print every hit with the words around it
  kanbao bookmarks …               list, add, export bookmarks and notes
  kanbao formats                   list the kinds of files that can be read
  kanbao history [--json]          what was read lately, and how far
  kanbao config [--default]        print the settings in force, or a file to
                                   start from
  kanbao help [COMMAND]            explain a command

A FILE is a page, a day's issue or an archive of a newspaper: plain text, or
what `kanbao formats` lists. A folder or a packed archive is read as well, its
issues in the order of their dates. Encodings are found out. `-` is standard
input. Several files are several issues, in the order given.

A file that was read before opens where you were.

Options
  -c, --continue      go on with the latest issue, without naming its file
  --article N|ID      start at this article, or print only it; N as in toc
  --encoding NAME     read it as gb18030, big5, utf-16… whatever it seems
  --reader NAME       read it by this reader of `kanbao formats`, whatever it
                      looks like
  --name NAME         what standard input is called: its date and kind may show
  --width W           show: lines of W cells (a Chinese character takes two);
                      default: the terminal's width less 2
  --format F          export: json, jsonl (an issue a line), md, txt
  --with-text         export: each article's whole text as well (json, jsonl)
  --no-cache          parse the file anew, neither use nor keep what was parsed
  --json              find, bookmarks, history: a JSON object a line
  --rank, --scope title, --word, --context N
                      find: best first, in headings only, whole words only,
                      N characters on either side
  --offset, --length, --note
                      bookmarks add: place and length in characters, a note
  --data-dir FOLDER   bookmarks and places are kept here, not in KANBAO_DATA_DIR
                      or the platform's folder
  -h, --help          this text; after a command, that command's
  --version           the version

Examples
  kanbao page.txt                  read a page; ? shows the keys, q quits
  kanbao 24.txt 25.txt             two issues; . and , walk between them
  kanbao page.txt --article 3      start at the third article
  kanbao page.txt | less           not a terminal: prints the text, as show does
  pdftotext -raw paper.pdf - | kanbao -
                                   read what another program writes
  kanbao <(zcat page.gz)           read a compressed file
  kanbao toc page.txt              see first which articles there are
  kanbao show page.txt --article 3 --width 60
  kanbao export page.txt --format md > page.md

Exit codes: 0 done; 1 a file is the trouble; 2 the call is. find as grep does:
0 found, 1 nothing found, 2 trouble.
A file that is called like a command is ./toc. The language is the locale's;
KANBAO_LANG=zh or en overrides it (another value counts for nothing).
""",
    ),
    "toc": (
        """\
kanbao toc 文件… [--encoding 名称] [--reader 名称] [--name 名称] [--no-cache]

列出每期的版面或栏目和各篇文章。文章前面的序号可以用在 --article 后面。
在终端上，每行不超过终端的宽；输出到别处时，标题写全。

例子
  kanbao toc page.txt
  kanbao toc *.txt | grep 工会     标题里说到工会的文章
""",
        """\
kanbao toc FILE… [--encoding NAME] [--reader NAME] [--name NAME] [--no-cache]

Lists each issue's sections and articles. The number before an article is the
one that --article takes. On a terminal lines are cut to its width, elsewhere
titles are whole.

Examples
  kanbao toc page.txt
  kanbao toc *.txt | grep 工会     titles that speak of it, in all these issues
""",
    ),
    "show": (
        """\
kanbao show 文件… [--article 序号|ID] [--width W] [--encoding 名称]
            [--reader 名称] [--name 名称] [--no-cache]

把文章排成一栏印出来，每行 W 格（一个汉字占两格），行末的标点可以出格两格。
W 最多 1000；不给 --width，是终端的宽减 2。不给 --article，印出所有的文章。
有几期时，每期前面有一行写明是哪一期。

例子
  kanbao show page.txt | less
  kanbao show page.txt --article 3 --width 60
""",
        """\
kanbao show FILE… [--article N|ID] [--width W] [--encoding NAME]
            [--reader NAME] [--name NAME] [--no-cache]

Prints the articles in one column with lines of W cells (a Chinese character
takes two); a closing mark may hang up to two cells over. Default: the
terminal's width less 2, at most 1000. Without --article it prints all of
them; where there are several issues a line before each names it.

Examples
  kanbao show page.txt | less
  kanbao show page.txt --article 3 --width 60
""",
    ),
    "export": (
        """\
kanbao export 文件… --format json|jsonl|md|txt [--article 序号|ID]
              [--with-text] [--encoding 名称] [--reader 名称] [--name 名称]
              [--no-cache]

印出整期（或一篇），供别的程序用，或另存为文件：
  json    一期是一个 JSON 对象，只能是一期
  jsonl   一期一行：几个文件，或一个有好几期的文件夹、压缩包（按日期排）
  md      Markdown：标题、小标题、框文（引用）、表
  txt     纯文本：一段一行，段间空一行
--with-text 在 json、jsonl 里给每篇加上全文（text），位置（offset）都从它数起。
文件夹、压缩包里有读不了的文件，说一声，其余的照印。

例子
  kanbao export page.txt --format md > page.md
  kanbao export *.txt --format jsonl > all.jsonl
  kanbao export page.txt --format json | jq -r '.sections[].articles[].headline'
""",
        """\
kanbao export FILE… --format json|jsonl|md|txt [--article N|ID]
              [--with-text] [--encoding NAME] [--reader NAME] [--name NAME]
              [--no-cache]

Prints the whole issue (or one article) for other programs or for keeping:
  json    an issue as one JSON object; one issue only
  jsonl   an issue a line: any number of files, or a folder or archive with
          several issues (in the order of their dates)
  md      Markdown: headlines, subheads, boxes as quotations, tables
  txt     plain text: a paragraph a line, blank lines between
--with-text adds to each article in json and jsonl its whole text, as "text",
the one that offsets count in. A file in a folder or an archive that can't be
read is named, and the rest is printed.

Examples
  kanbao export page.txt --format md > page.md
  kanbao export *.txt --format jsonl > all.jsonl
  kanbao export page.txt --format json | jq -r '.sections[].articles[].headline'
""",
    ),
    BOOKMARKS: (
        """\
kanbao bookmarks [list [文件]] [--json]
kanbao bookmarks add 文件 --article 序号|ID --offset N [--length N]
                 [--note 笔记] [--json]
kanbao bookmarks export [文件] [--format md|json]
kanbao bookmarks import 文件 [--json]
kanbao bookmarks rm 号… [--json]
（读报纸的可以加 [--encoding 名称] [--no-cache]，都可以加 [--data-dir 文件夹]）

书签、划线和笔记，都带着那里的原话；报纸改了名、挪了地方、改动了别处，还能找
回来，找不到的也留着。
  list    列出；给了文件，就在那个文件里找。moved 是挪了地方，not-found 是这份
          文字里没有了
  add     加一个：N 从文章全文（export --with-text 的 text）的开头数起，一个字
          符算一。有笔记的是笔记，有长度的是划线，都没有的是书签
  export  md（不写就是它）按报、按篇印出原话、笔记、出处；json 是 W3C 的标注
  import  把导出的 json 收回来，时间照旧，已有的不重复；“-”是标准输入
  rm      按号取消

例子
  kanbao bookmarks
  kanbao bookmarks add page.txt --article 3 --offset 120 --note 查一查这个数字
  kanbao bookmarks export > notes.md
  kanbao bookmarks list page.txt --json | jq -r .quote
""",
        """\
kanbao bookmarks [list [FILE]] [--json]
kanbao bookmarks add FILE --article N|ID --offset N [--length N]
                 [--note TEXT] [--json]
kanbao bookmarks export [FILE] [--format md|json]
kanbao bookmarks import FILE [--json]
kanbao bookmarks rm NUMBER… [--json]
(what reads a paper also takes [--encoding NAME] [--no-cache], all of them
[--data-dir FOLDER])

Bookmarks, highlights and notes, each with the words it stands on. They are
found again in a paper that was renamed, moved or edited; what can't be found
stays.
  list    lists them; with a FILE, those of that paper, looked for in that file.
          moved: stands elsewhere now; not-found: not in this text
  add     makes one; N counts characters from the start of the article's text
          (as export --with-text has it). With a note it is a note, with a
          length a highlight, with neither a bookmark
  export  md (the default): quote, note and citation by issue and article; json:
          W3C annotations
  import  takes exported json back, with its times and without doubles; `-` is
          standard input
  rm      removes them by their numbers

Examples
  kanbao bookmarks
  kanbao bookmarks add page.txt --article 3 --offset 120 --note "check this"
  kanbao bookmarks export > notes.md
  kanbao bookmarks list page.txt --json | jq -r .quote
""",
    ),
    FIND: (
        """\
kanbao find 要找的 文件… [--json] [--rank] [--scope title] [--word]
            [--context N] [--encoding 名称] [--reader 读法] [--name 文件名]
            [--no-cache]

找出每一处，一处一行：文章序号、版面、标题、前后的字；给几个文件时，前面还有
文件名。在终端上按文章分开列。大小写、全角半角、繁体简体、弯引号直引号都一样，
“阅 读 提 示”里的空格不算；印出来的是原文。

怎么写要找的：
  工会 劳动者          同一篇里两个都有，各处都列出
  "two words"          引号里的空格算数
  工会 -广告           不要有“广告”的文章
  title:工会           只在标题里找（栏目名、系列、引题、主题、副题）
  author:黄 section:国际 label:来信
                       只要署名、版面或栏目、标签里有这些字的文章；只写这些
                       时，列出署名或标签所在，没有印出来的，列出文章开头
  gonghui、gh          拼音：文中没有这些字母时，找标题和版面名
用引号可以找减号、冒号本身："-5"。“：”“－”“”都可以用全角的。

  --json           一处一行 JSON：位置（offset）从每篇全文（text）数起
  --rank           最要紧的在前：整词、标题、开头一百字、处数多、日期新
  --scope title    都在标题里找
  --word           只要整词：找“会员”，不要“工会员工”
  --context N      前后各 N 字；不给，尽一行的宽

退出码：0 找到了；1 没有；2 命令写得不对或文件有问题（别的文件里找到的照印）。

例子
  kanbao find 工会 page.txt
  kanbao find 'title:工会 -广告' *.txt
  kanbao find -- '-广告 工会' page.txt
  kanbao find 工会 page.txt --json | jq -r .headline | uniq -c
""",
        """\
kanbao find QUERY FILE… [--json] [--rank] [--scope title] [--word]
            [--context N] [--encoding NAME] [--reader NAME] [--name NAME]
            [--no-cache]

Prints every hit in a line: the article's number, page, headline and the words
around it, and the file before these when there are several; on a terminal
article by article. Capitals, full and half width, simplified and traditional,
curly and straight quotes are the same, and spaces between Chinese characters
(阅 读 提 示) don't count; what is printed is the text as it stands.

A QUERY
  工会 劳动者          every hit of both, in articles that hold both
  "two words"          spaces in quotes count
  工会 -广告           leaves out articles that hold 广告
  title:工会           in headings only (label, series, kicker, headline, deck)
  author:黄 section:国际 label:来信
                       only articles by them, on that page or in that column,
                       with that label; alone they find the byline or label,
                       or, where none is printed, the article's begin
  gonghui, gh          pinyin, where the text doesn't hold the letters:
                       headlines and names of sections
Quotes find a minus or a colon itself: "-5". The full-width ：－“” do as well.

  --json           a JSON object a line; offsets count in the article's text
  --rank           best first: whole words, headline, the first 100 characters,
                   many hits, new ones
  --scope title    all of it in headings
  --word           whole words only: 会员, not the one in 工会员工
  --context N      N characters on either side; default: what fills the line

Exit codes: 0 found; 1 nothing found; 2 the call or a file is the trouble (hits
in other files are printed all the same).

Examples
  kanbao find 工会 page.txt
  kanbao find 'title:工会 -广告' *.txt
  kanbao find -- '-广告 工会' page.txt
  kanbao find 工会 page.txt --json | jq -r .headline | uniq -c
""",
    ),
    READERS: (
        """\
kanbao formats

列出读得了的文件：读法的名称（用在 --reader 后面）、读什么、文件名的结尾、
要不要另装什么。是哪一种，从文件名和开头的字节认。

每一种都可以是一个文件，也可以在文件夹、压缩包（zip、tar、tar.gz、gz，不解到磁
盘上）里，或者从标准输入来。要另装的这样装：
  pip install 'kanbao[pdf]'        读 PDF
  pip install 'kanbao[all]'        各种都读

文本最多 256 MB；Markdown、CSV、JSON、记录最多 64 MB，PDF 最多 160 MB。

例子
  kanbao formats
  kanbao 2021-06-01.epub           打开一本 EPUB；PDF、存下来的网页也是这样
  kanbao 2021.zip                  压缩包里有几期，先列出来挑
  cat a.html | kanbao - --name 20210601.html
                                   从标准输入来的，给个名字，好知道日期
  kanbao page.txt --reader plain   不分篇，照原样分段
""",
        """\
kanbao formats

Lists the kinds of files that can be read: the reader's name (which --reader
takes), what it reads, how such files' names end, and what has to be installed.
Which kind a file is shows in its name and its first bytes.

Each kind may be a file, or lie in a folder or an archive (zip, tar, tar.gz, gz;
never unpacked to the disk), or come by standard input. An extra is installed by
  pip install 'kanbao[pdf]'        PDF
  pip install 'kanbao[all]'        whatever any kind needs

A text may have 256 MB; Markdown, CSV, JSON and records 64 MB, a PDF 160 MB.

Examples
  kanbao formats
  kanbao 2021-06-01.epub           open a book; PDFs and saved pages likewise
  kanbao 2021.zip                  several issues in it: a list to choose from
  cat a.html | kanbao - --name 20210601.html
                                   what comes by standard input gets a name
  kanbao page.txt --reader plain   its paragraphs as they stand, no stories
""",
    ),
    HISTORY: (
        """\
kanbao history [--json]

列出最近看过的，最近的在前：什么时候、看到百分之几、哪一份、文件在哪里。看到
哪里，是全份里看到的那一屏为止占多少。
--json 一行一个 JSON：issue（masthead、date、sha256、path）、opened（UTC）、
article（那时在看的一篇）、share（0 到 1）。

例子
  kanbao history
  kanbao -c                        接着看最近的那一份
  kanbao history --json | jq -r .issue.path
""",
        """\
kanbao history [--json]

Lists what was read lately, the latest first: when, how far, which issue, where
its file is. How far is the share of the issue down to the foot of the screen
that was last shown.
--json prints a JSON object a line: issue (masthead, date, sha256, path), opened
(UTC), article (the one that was being read), share (0 to 1).

Examples
  kanbao history
  kanbao -c                        go on with the latest
  kanbao history --json | jq -r .issue.path
""",
    ),
    CONFIG: (
        """\
kanbao config [--default]

印出设置文件在哪里，和现在的设置：配色、一行多少字、分几栏、标点出格、语言、
每个动作的键……文件里写错的，说明第几行，其余的照用。
--default 印出一份每行都注释掉的设置文件，去掉 # 再改。
KANBAO_CONFIG=文件 另用一个设置文件。

例子
  kanbao config | head -1          文件在哪里
  mkdir -p ~/.config/kanbao
  kanbao config --default > ~/.config/kanbao/config.toml
""",
        """\
kanbao config [--default]

Prints where the configuration file is and the settings in force: theme, length
of a line, columns, hanging marks, language, the keys of every action… What is
wrong in the file is named with its line, and the rest is used.
--default prints a file of comments to start from: take away a # and change the
value. KANBAO_CONFIG=FILE takes another file.

Examples
  kanbao config | head -1          where the file is
  mkdir -p ~/.config/kanbao
  kanbao config --default > ~/.config/kanbao/config.toml
""",
    ),
}


def help_text(topic: str) -> str:
    """The explanation of a command (READ: of everything) in the interface's language."""
    return HELP[topic][0 if language() == "zh" else 1]
