"""The help, in both languages. It stands apart from the catalogue because no other call needs it."""

from __future__ import annotations

from reader.cli.words import CONFIG, READ, READERS
from reader.strings import language

__all__ = ["HELP", "help_text"]

HELP: dict[str, tuple[str, str]] = {
    READ: (
        """\
kanbao（看报）：在终端里看报纸

用法
  kanbao [文件…]                   打开来看；不给文件，就打开随附的手册
  kanbao toc 文件…                 列出版面、栏目和各篇文章的序号
  kanbao show 文件…                排好版，印出来
  kanbao export 文件… --format F   导出为 json、jsonl、md 或 txt
  kanbao formats                   列出读得了的文件
  kanbao config [--default]        印出现在的设置，或一份可以改的设置文件
  kanbao help [命令]               说明一个命令

文件是一个版、一天的报、一段时间的存档：纯文本，或 kanbao formats 列出的别的。
也可以是文件夹、压缩包，里面的各期按日期排。编码自己认。“-”是标准输入。
给几个文件，就是几期报，按给的次序。

选项
  --article 序号|ID   从这一篇看起，或只要这一篇；序号见 kanbao toc
  --encoding 名称     不用认出来的编码，用这一个：gb18030、big5、utf-16……
  --reader 名称       不管看来像什么，用这一种读法；名称见 kanbao formats
  --name 名称         标准输入叫什么：由它可以知道日期、是哪一种文件
  --width W           show：每行 W 格（一个汉字占两格）；不给，是终端的宽减 2
  --format F          export：json、jsonl（一期一行）、md、txt
  --with-text         export：json、jsonl 里再加每篇的全文（text）
  --no-cache          从头读文件，不用也不留以前读好的
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

退出码：0 成了；1 文件有问题；2 命令写得不对。
文件若与命令同名，请写成 ./toc。
界面的语言随系统的设置，也可以另设：KANBAO_LANG=zh 或 en，别的值不算。
""",
        """\
kanbao: the newspaper reader for the terminal

Usage
  kanbao [FILE…]                   read; without a file, the handbook
  kanbao toc FILE…                 list sections and numbered articles
  kanbao show FILE…                set the articles in lines and print them
  kanbao export FILE… --format F   print as json, jsonl, md or txt
  kanbao formats                   list the kinds of files that can be read
  kanbao config [--default]        print the settings in force, or a file to
                                   start from
  kanbao help [COMMAND]            explain a command

A FILE is a page, a day's issue or an archive of a newspaper: plain text, or
what `kanbao formats` lists. A folder or a packed archive is read as well, its
issues in the order of their dates. Encodings are found out. `-` is standard
input. Several files are several issues, in the order given.

Options
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

Exit codes: 0 done; 1 a file is the trouble; 2 the call is.
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
    READERS: (
        """\
kanbao formats

列出读得了的文件：读法的名称（用在 --reader 后面）、读什么、文件名的结尾、
要不要另装什么。

例子
  kanbao formats
  kanbao page.txt --reader plain   不分篇，照原样分段
""",
        """\
kanbao formats

Lists the kinds of files that can be read: the reader's name (which --reader
takes), what it reads, how such files' names end, and what has to be installed.

Examples
  kanbao formats
  kanbao page.txt --reader plain   its paragraphs as they stand, no stories
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
