"""Every visible string of the interface, Chinese and English, in one catalogue.

A row is `id: (zh, en)`; ids are `area.name`, areas and ids in alphabetical order. `{name}` is
filled in by `t`, and `{count:article}` is `1 article` or `2 articles`. The language is that of the
locale; the configuration (`prefer`) and before it `KANBAO_LANG` (`zh` or `en`) override it.
"""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["STRINGS", "Language", "language", "prefer", "reason_of", "t"]

Language = Literal["zh", "en"]

STRINGS: dict[str, tuple[str, str]] = {
    # --- actions: the list of them by name
    "actions.title": ("动作", "Actions"),
    # --- address: what the foot says of an article's address
    "address.failed": (
        "没有打开（{program} 的退出码是 {code}）；{key} 复制网址",
        "not opened ({program} ended with {code}); {key} copies the address",
    ),
    "address.no-program": (
        "没有找到能打开网址的程序；{key} 复制网址",
        "no program was found to open it with; {key} copies the address",
    ),
    "address.none": ("这一篇没有网址", "this article has no address"),
    "address.not-web": ("不是 http 或 https 的网址，没有打开", "not opened: no http or https address"),
    "address.opened": ("网址已交给 {program}", "the address was handed to {program}"),
    "address.opening": ("正在把网址交给 {program}…", "handing the address to {program}…"),
    # --- app: the screen as a whole
    "app.too-small": (
        "窗口太小：至少要 {columns} 列 {rows} 行",
        "Window too small: {columns}x{rows} at least",
    ),
    # --- archive: why an archive or a member of one isn't read
    "archive.damaged": ("压缩包坏了，或者不完整", "the archive is damaged or incomplete"),
    "archive.damaged-member": ("在压缩包里的这一份坏了", "it is damaged in its archive"),
    "archive.encrypted": ("加了密码", "it is encrypted"),
    "archive.link": ("是链接，不是文件", "a link, not a file"),
    "archive.member-too-big": (
        "太大，压缩包里一个文件最多 {limit} MB",
        "too big: the limit for a file in an archive is {limit} MB",
    ),
    "archive.method": (
        "压缩的方法不认得，读不了",
        "it is packed by a method that can't be read here",
    ),
    "archive.nested": (
        "压缩包里的压缩包不打开，请先取出来",
        "an archive in an archive is not opened; take it out first",
    ),
    "archive.ratio": (
        "压缩得太狠（超过 {limit} 倍），可能是压缩炸弹",
        "it unpacks to more than {limit} times its size, as a zip bomb does",
    ),
    "archive.too-big": (
        "解开来太大，最多 {limit} MB",
        "too big when unpacked: the limit is {limit} MB in all",
    ),
    "archive.too-many": (
        "里面的文件太多，最多 {limit} 个",
        "too many files in it: the limit is {limit}",
    ),
    # --- article
    "article.bare": ("（只有标题，文件里没有正文）", "(only a headline: the file has no text for it)"),
    "article.empty": ("（这一篇里没有文字）", "(there are no words in this article)"),
    "article.no-text": ("（无正文）", "(no text)"),
    "article.untitled": ("（无题）", "(untitled)"),
    # --- bookmarks: what the command says of them
    "bookmarks.beyond": (
        "超出了这一篇：全文只有 {count} 字",
        "beyond the article's end: its text has {count} characters",
    ),
    "bookmarks.bookmark": ("书签", "bookmark"),
    "bookmarks.highlight": ("划线", "highlight"),
    "bookmarks.hint-export": (
        "这里要 kanbao bookmarks export --format json 印出来的",
        "what kanbao bookmarks export --format json prints is meant here",
    ),
    "bookmarks.hint-list": ("号见 kanbao bookmarks list", "kanbao bookmarks list has the numbers"),
    "bookmarks.kept": ("已存", "kept"),
    "bookmarks.moved": ("挪了地方", "moved"),
    "bookmarks.no-action": (
        "bookmarks 没有 {word} 这个动作，有 {actions}",
        "bookmarks has no action {word}; there are {actions}",
    ),
    "bookmarks.no-export": ("不是导出的书签", "not an export of bookmarks"),
    "bookmarks.no-number": (
        "{option} 要一个不小于 0 的整数，不能是 {value}",
        "{option} takes a whole number from 0 up, not {value}",
    ),
    "bookmarks.no-place": (
        "加在哪里？请写 --article 和 --offset",
        "add it where? say --article and --offset",
    ),
    "bookmarks.no-such": ("没有这个号：{numbers}", "there is none with this number: {numbers}"),
    "bookmarks.not-found": ("这份文字里没有了", "not found in this text"),
    "bookmarks.note": ("笔记", "note"),
    "bookmarks.one-file": ("{command} 后面要一个文件", "{command} needs one file"),
    "bookmarks.one-file-at-most": ("{command} 后面最多一个文件", "{command} takes one file at most"),
    "bookmarks.removed": ("已取消", "removed"),
    "bookmarks.rm-what": ("取消哪个？请写号", "remove which? say the numbers"),
    "bookmarks.taken": (
        "收回 {new} 个；另有 {old} 个本来就有",
        "taken back: {new}; there already: {old}",
    ),
    # --- cli: what the command line says (its help stands in reader/cli/help.py)
    "cli.articles": ("{count} 篇", "{count:article}"),
    "cli.bad-context": (
        "--context 要一个数（前后各多少字），不能是 {value}",
        "--context takes a number of characters, not {value}",
    ),
    "cli.bad-scope": (
        "--scope 只能是 title，不能是 {value}",
        "--scope takes title, not {value}",
    ),
    "cli.bad-width": (
        "--width 要一个正整数（一行的格数），不能是 {value}",
        "--width takes a positive whole number of cells, not {value}",
    ),
    "cli.cannot-write": ("写不出去：{reason}", "cannot write: {reason}"),
    "cli.config-path": (
        "kanbao config 后面不跟文件：{path}；文件若叫 config，请写成 ./config",
        "kanbao config takes no file: {path}; a file that is called config is ./config",
    ),
    "cli.formats-path": (
        "kanbao formats 后面不跟文件：{path}；文件若叫 formats，请写成 ./formats",
        "kanbao formats takes no file: {path}; a file that is called formats is ./formats",
    ),
    "cli.continue-path": (
        "-c 是接着看上次的那一份，后面不跟文件：{path}",
        "-c goes on with the latest issue and takes no file: {path}",
    ),
    "cli.history-path": (
        "kanbao history 后面不跟文件：{path}；文件若叫 history，请写成 ./history",
        "kanbao history takes no file: {path}; a file that is called history is ./history",
    ),
    "cli.hint-command": ("是命令 {command} 吗？", "did you mean the command {command}?"),
    "cli.hint-command-help": ("说明见 kanbao {command} --help", "see kanbao {command} --help"),
    "cli.hint-config": (
        "另用一个设置文件：KANBAO_CONFIG=文件",
        "KANBAO_CONFIG=FILE takes another configuration file",
    ),
    "cli.hint-dash-file": (
        "若是文件，请写成 ./{word}",
        "a file of that name is ./{word}, or stands after --",
    ),
    "cli.hint-formats": ("有哪些，见 kanbao formats", "kanbao formats lists them"),
    "cli.hint-dash-query": (
        "要找的话以减号开头，前面加 --：kanbao find -- '{word}'",
        "a query that begins with a minus stands behind --: kanbao find -- '{word}'",
    ),
    "cli.hint-help": ("说明见 kanbao --help", "see kanbao --help"),
    "cli.hint-near": ("是 {word} 吗？", "did you mean {word}?"),
    "cli.hint-toc": ("用 kanbao toc 看各篇的序号", "kanbao toc lists them"),
    "cli.internal": (
        "程序自己出错了：{error}；设 KANBAO_DEBUG=1 再试可以看到详情",
        "an error of kanbao's own: {error}; try again with KANBAO_DEBUG=1 for the details",
    ),
    "cli.json-issues": (
        "里面不止一期，--format json 只印一期，请用 jsonl",
        "it holds several issues, and --format json prints one; use jsonl",
    ),
    "cli.json-several": (
        "--format json 只印一期，几个文件请用 jsonl",
        "--format json prints one issue; for several files use jsonl",
    ),
    "cli.name-of-input": (
        "--name 是标准输入（-）的名字，这里没有读标准输入",
        "--name names standard input (-), which is not read here",
    ),
    "cli.q-quits": ("q 退出", "q quits"),
    "cli.looking": ("正在看文件：{count}/{files}", "looking at the files: {count}/{files}"),
    "cli.needs-value": ("{option} 后面要有一个值", "{option} needs a value"),
    "cli.no-article": (
        "没有第 {number} 篇，共有 {count} 篇",
        "there is no article {number}; the issue has {count:article}",
    ),
    "cli.no-article-id": (
        "没有 ID 是 {id} 的文章，共有 {count} 篇",
        "there is no article with the id {id}; {count:article} in all",
    ),
    "cli.no-command": (
        "没有 {command} 这个命令，有 {commands}",
        "there is no command {command}; there are {commands}",
    ),
    "cli.no-format": (
        "导出成什么？请写 --format，后面是 {formats} 之一",
        "export as what? say --format and one of {formats}",
    ),
    "cli.no-handbook": (
        "随附的手册不在这里；请给一个要看的文件",
        "the handbook that belongs to kanbao is not there; name a file to read",
    ),
    "cli.no-keyboard": (
        "打不开终端，收不到按键；可以用 kanbao show 印出文字",
        "the terminal can't be opened to read keys from; kanbao show prints the text",
    ),
    "cli.no-memory": ("内存不够", "not enough memory"),
    "cli.no-output": ("写不出去：标准输出是关着的", "cannot write: standard output is closed"),
    "cli.no-path": ("{command} 后面要有文件名", "{command} needs the name of a file"),
    "cli.no-query": (
        "{command} 后面要有找什么、在哪些文件里找",
        "{command} needs what to look for, and the names of files",
    ),
    "cli.no-reader": (
        "没有 {name} 这种读法，有 {readers}",
        "there is no reader {name}; there are {readers}",
    ),
    "cli.number-of-several": (
        "--article {number} 数的是一个文件里的文章；有几个文件时请用文章的 ID",
        "--article {number} counts the articles of one file; with several files name the article's id",
    ),
    "cli.other-command": (
        "{option} 只能用在：{commands}",
        "{option} belongs to: {commands}",
    ),
    "cli.takes-no-value": ("{option} 后面没有值", "{option} takes no value"),
    "cli.too-wide": (
        "--width 最多 {limit} 格，不能是 {value}",
        "--width takes at most {limit} cells, not {value}",
    ),
    "cli.twice-input": (
        "标准输入（-）只能读一次",
        "standard input (-) can be read only once",
    ),
    "cli.unknown-format": (
        "没有 {format} 这种格式，有 {formats}",
        "there is no format {format}; there are {formats}",
    ),
    "cli.unknown-option": ("没有 {word} 这个选项", "there is no option {word}"),
    "cli.with-text": (
        "--with-text 只用于 --format json 和 jsonl",
        "--with-text goes with --format json and jsonl",
    ),
    # --- hits
    "hits.best": ("最合的在前", "best first"),
    "hits.printed": ("照印的次序", "as printed"),
    "hits.sorting": ("正在排……", "sorting…"),
    # --- loader: what a file's bytes and text say of themselves
    "loader.binary": ("不是文本，像是 {kind}", "not text: it looks like {kind}"),
    "loader.binary-unknown": ("不是文本，是二进制数据", "not text but binary data"),
    "loader.blank": (
        "里面只有空白（换行 {lines} 个）",
        "nothing but white space in it (line ends: {lines})",
    ),
    "loader.cut-at-end": (
        "文件断在半个字上（第 {line} 行，字节偏移 {offset}，{encoding}）",
        "the file ends in mid-character (line {line}, byte offset {offset}, {encoding})",
    ),
    "loader.doubled-body": (
        "正文印了两遍，第二遍另放",
        "the text is printed twice; the second copy is set aside",
    ),
    "loader.empty": ("文件是空的", "the file is empty"),
    "loader.escapes-removed": (
        "取走了终端控制序列（第 {lines} 行，共 {count} 行）；其中看得见的字另放",
        "terminal escape sequences taken out (lines: {lines}; {count} in all); what they show is set aside",
    ),
    "loader.escapes-removed-inside": (
        "取走了终端控制序列；其中看得见的字另放",
        "terminal escape sequences taken out; what they show is set aside",
    ),
    "loader.hint-encodings": (
        "例如 utf-8、gb18030、big5、cp950、utf-16",
        "for instance utf-8, gb18030, big5, cp950, utf-16",
    ),
    "loader.hint-save-as-text": ("请先另存为纯文本", "save it as plain text first"),
    "loader.hint-unpack": ("可以用 {command}", "try {command}"),
    "loader.line": ("第 {line} 行", "line {line}"),
    "loader.line-too-long": (
        "这一行太长，一行最多读 {limit} 字",
        "the line is too long: {limit} characters a line is the limit",
    ),
    "loader.needs-extra": (
        "要读它，得先装 {module}",
        "reading it needs {module}, which is not installed",
    ),
    "loader.no-headline": ("第 {line} 行：这一篇没有标题", "line {line}: this story has no headline"),
    "loader.no-stories": ("里面没有文章", "there are no articles in it"),
    "loader.no-structure": (
        "看不出这份文字的结构：照原样分段，没有分篇",
        "no structure is plain in this text: its paragraphs are given as they stand",
    ),
    "loader.only-controls": (
        "里面只有控制字符，没有文字",
        "nothing but control characters in it, no text",
    ),
    "loader.reader-failed": (
        "读不了这个文件：{error}",
        "this file can't be read: {error}",
    ),
    "loader.undecodable": (
        "第 {line} 行，字节偏移 {offset}：不是 {encoding} 的字，换成了 U+FFFD",
        "line {line}, byte offset {offset}: not valid {encoding}, replaced by U+FFFD",
    ),
    "loader.undecodable-more": (
        "共有 {count} 处不是 {encoding} 的字；编码不对的话，请用 --encoding 指明",
        "{count} places in all are not valid {encoding}; if the encoding is wrong, name it with --encoding",
    ),
    "loader.unplaced-piece": (
        "第 {line} 行：这一段从半句开始或到半句为止，没有找到另一半",
        "line {line}: this piece begins or ends in mid-sentence, and its other half was not found",
    ),
    "loader.unknown-encoding": ("没有 {encoding} 这种编码", "there is no encoding {encoding}"),
    # --- source: why a file can't be read
    "source.changed": (
        "读的时候文件还在变，读到的可能不完整",
        "the file kept changing while it was read; it may be incomplete",
    ),
    "source.device": ("是设备，不是文件", "a device, not a file"),
    "source.folder": ("是文件夹，这里要一个文件", "a folder, where a file is meant"),
    "source.hint-folder": ("例如 {path}", "for instance {path}"),
    "source.hint-link": (
        "是个符号链接，指向的 {target} 不在",
        "a symbolic link to {target}, which is not there",
    ),
    "source.hint-near": ("是 {name} 吗？", "did you mean {name}?"),
    "source.hint-no-folder": ("没有文件夹 {folder}", "there is no folder {folder}"),
    "source.hint-permission": ("chmod u+r 可以给自己读的权限", "chmod u+r lets you read a file of yours"),
    "source.hint-too-big": ("请先分成几个文件", "split it into several files first"),
    "source.loop": ("符号链接绕成了圈", "its symbolic links go in a circle"),
    "source.missing": ("没有这个文件", "no such file"),
    "source.no-input": ("标准输入是关着的", "standard input is closed"),
    "source.no-permission": ("没有权限读", "no permission to read it"),
    "source.no-writer": (
        "等了 {seconds} 秒，没有程序往这个管道里写",
        "a pipe that nothing has written to for {seconds} seconds",
    ),
    "source.not-a-folder": ("路径中间有一段不是文件夹", "a part of the path is not a folder"),
    "source.socket": ("是套接字，不是文件", "a socket, not a file"),
    "source.too-big": ("太大，最多读 {limit} MB", "too big: the limit is {limit} MB"),
    "source.unreadable": ("读不了：{reason}", "cannot be read: {reason}"),
    # --- command: what the foot and the sheet say of a program that was given text
    "command.cut": (
        "（只显示开头的 {limit} KB）",
        "(only the first {limit} KB are shown)",
    ),
    "command.failed": ("（退出码 {code}）", "(exit code {code})"),
    "command.late": (
        "（{seconds} 秒没有结束，已经停掉）",
        "(stopped: it had not ended after {seconds} seconds)",
    ),
    "command.running": ("正在运行：{command}", "running: {command}"),
    "command.silent": ("命令已运行，没有输出", "the command ran and said nothing"),
    # --- config: the configuration file
    "config.absent": ("还没有这个文件：都照默认", "not there yet: the defaults hold"),
    "config.clash": (
        "{key} 已经是“{other}”的键，在这里不算",
        "{key} is already the key of {other}; left out here",
    ),
    "config.default-head": (
        "看报的设置。去掉行首的 #，改等号后面的值；别的照默认。",
        "The settings of kanbao. Take away the # before a line and change its value.",
    ),
    "config.keys-head": (
        '按键：动作 = 键，或者几个键；[] 是不要键。单个字符照写，别的像 "ctrl-f"、"pgdn"、"space"。',
        'Keys: action = a key or several; [] for none. Characters as such, else "ctrl-f", "pgdn", "space".',
    ),
    "config.line": ("第 {line} 行", "line {line}"),
    "config.no-key": ("不认得这个键：{key}", "there is no key {key}"),
    "config.no-keys": ("要一个键或几个键，不能是 {value}", "takes a key or a list of keys, not {value}"),
    "config.no-table": (
        "是一张表：[keys]，下面一行一个动作",
        "is a table: [keys], an action a line below it",
    ),
    "config.no-toml": (
        "读不懂这一行，没有用它（字要放在引号里，几个放在方括号里）",
        "can't be read and is left out (words stand in quotes, several of them in brackets)",
    ),
    "config.no-way-out": ("没有键可以退出了，所以照旧", "no key would quit any more, so it stays as it was"),
    "config.not-allowed": ("要 {choices} 之一，不能是 {value}", "takes one of {choices}, not {value}"),
    "config.too-big": ("太大了，不像设置文件", "too large for a configuration file"),
    "config.unknown": ("没有这一项设置", "there is no such setting"),
    "config.unknown-action": ("没有这个动作", "there is no such action"),
    "config.unreadable": ("读不了：{reason}", "can't be read: {reason}"),
    # --- contents: the list of sections and articles
    "contents.count": ("{count} 篇", "{count:article}"),
    "contents.filtered": ("筛选“{query}”", "filter “{query}”"),
    "contents.nothing": ("没有符合的", "nothing matches"),
    "contents.repeat-mark": ("重", "again"),
    "contents.title": ("目录", "Contents"),
    # --- copy: what the foot says of a copy
    "copy.done": ("已复制 {count} 字（{ways}）", "{count:character} copied ({ways})"),
    "copy.not-outside": (
        "；太长，tmux 外面的剪贴板也许没有收到",
        "; too long to be sure that it came further than tmux",
    ),
    "copy.nothing": ("这里没有可以复制的", "there is nothing here to copy"),
    "copy.separator": ("、", ", "),
    "copy.too-long": (
        "没有复制：太长，终端的剪贴板收不下，也没有找到别的剪贴板程序",
        "not copied: too long for the terminal's clipboard, and no program for it was found",
    ),
    # --- csv: why a CSV file can't be read
    "csv.broken": ("CSV 读不下去：{reason}", "the CSV can't be read: {reason}"),
    "records.names-between": ("、", ", "),
    "records.too-many": (
        "文章太多，一个文件最多 {limit} 篇",
        "too many articles: {limit} a file is the limit",
    ),
    "records.unused": (
        "没用到的字段：{names}；内容在来历（i）里",
        "fields that have no place in the paper: {names}; the information (i) has what they say",
    ),
    "csv.no-header": ("第一行不是表头", "its first line is no header"),
    # --- date: how a paper writes it
    "date.months": (
        "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月",
        "January February March April May June July August September October November December",
    ),
    "date.weekdays": (
        "星期一 星期二 星期三 星期四 星期五 星期六 星期日",
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    ),
    # --- find: why a query can't be read, and what the command says of hits
    "find.behind-quote": (
        "引号后面要空一格",
        "a space belongs behind the closing quote",
    ),
    "find.by-sound": ("照读音", "by sound"),
    "find.count-article": ("{count} 处", "{count:hit}"),
    "find.count-issue": ("{count} 处，{articles} 篇", "{count:hit}, {articles:article}"),
    "find.counting": ("正在数……", "counting…"),
    "find.empty": ("没有写要找什么", "nothing to look for"),
    "find.empty-quotes": ("引号里是空的", "nothing stands between the quotes"),
    "find.from-the-end": ("从末尾再往回找", "went round to the end"),
    "find.from-the-top": ("从头再找", "went round to the beginning"),
    "find.hint-excluded": (
        "再写上要找的；要找减号，用引号",
        "add what to look for; to find a minus, put it in quotes",
    ),
    "find.hits": ("{count} 处", "{count:hit}"),
    "find.invisible": ("这些字符看不见，没法找", "characters that can't be seen can't be looked for"),
    "find.lone-minus": (
        "减号后面要紧跟不要的词",
        "what to leave out belongs right behind the minus",
    ),
    "find.no-hit": ("没有找到“{query}”", "{query}: not found"),
    "find.no-value": (
        "{field}: 后面要紧跟要找的词",
        "what to look for belongs right behind {field}:",
    ),
    "find.fault": ("第 {number} 字：{message}", "{number}: {message}"),
    "find.nothing": ("没有找到", "not found"),
    "find.nothing-yet": ("还没有找过什么：先按 /", "nothing was looked for yet: / first"),
    "find.only-excluded": (
        "只写了不要的，没有写要找什么",
        "this only says what to leave out, not what to look for",
    ),
    "find.open-quote": ("这个引号没有关上", "this quote is not closed"),
    "find.place": ("要找的话，第 {number} 字", "query, character {number}"),
    "find.scope-article": ("本篇", "article"),
    "find.scope-issue": ("本期", "issue"),
    "find.whole": ("整词", "whole words"),
    "find.words-loading": ("词典还在装…", "loading the words…"),
    # --- epub: what is wrong with a book, or with a page of it
    "epub.missing": ("书里没有这一份", "it is not in the book"),
    "epub.no-package": ("不是完整的 EPUB：缺少目录文件", "no whole EPUB: its package file is missing"),
    # --- foot: the line below, and its short messages
    "foot.first": ("已是第一篇", "this is the first article"),
    "foot.last": ("末篇", "last article"),
    "foot.minutes": ("剩 {minutes} 分钟", "{minutes} min left"),
    "foot.no-back": ("没有更早的跳转", "no jump to go back over"),
    "foot.no-forward": ("前面没有了", "nothing ahead"),
    "foot.no-issue-after": ("没有下一份报", "no issue after this one"),
    "foot.no-issue-before": ("没有上一份报", "no issue before this one"),
    "foot.no-section-after": ("没有下一版", "no section after this one"),
    "foot.no-section-before": ("没有上一版", "no section before this one"),
    "foot.selected": ("已选 {count} 字", "{count:character} selected"),
    "foot.all-troubles": ("i 列出", "i lists them"),
    "foot.warnings": ("{count} 处存疑  i 看", "{count} doubtful  i tells"),
    # --- folder: what a folder or an archive holds
    "folder.nothing": ("里面没有能读的报纸", "there is no newspaper in it that can be read"),
    "folder.too-deep": (
        "文件夹套得太深，最多 {limit} 层",
        "folders nested too deep: {limit} levels is the limit",
    ),
    "folder.too-many": (
        "文件太多，只看前 {limit} 个",
        "too many files: only the first {limit} are looked at",
    ),
    # --- formats: the table of readers
    "formats.about": ("读什么", "reads"),
    "formats.extra": ("要装", "needs"),
    "formats.holders": (
        "文件夹和压缩包（.zip、.tar、.tar.gz、.gz）里的这些文件也能读。",
        "Folders and archives (.zip, .tar, .tar.gz, .gz) of such files are read as well.",
    ),
    "formats.name": ("名称", "name"),
    "formats.suffixes": ("文件名", "files"),
    # --- follow: what leads on from a paragraph
    "follow.back": ("回到 {where}", "back to {where}"),
    "follow.jump-line": ("转版", "goes on"),
    "follow.jumped": ("到了 {where}", "now at {where}"),
    "follow.nothing": ("这一段没有指向别处", "this paragraph leads nowhere"),
    "follow.on": ("下文在 {where}", "it goes on at {where}"),
    "follow.title": ("这一段指向", "This paragraph leads to"),
    # --- goto: what `:` answers
    "goto.no-article": (
        "没有第 {number} 篇，共 {count} 篇",
        "no article {number}; the issue has {count:article}",
    ),
    "goto.no-page": ("没有第 {page} 版", "no page {page}"),
    "goto.unknown": (
        "不知道“{typed}”指哪里：3 是第 3 篇，p12 是 12 版，12-24 是那天的报",
        "“{typed}” names no place: 3 is an article, p12 a page, 12-24 a day",
    ),
    # --- help: the sheet made from the key table
    "help.help": ("帮助里", "In the help"),
    "help.everywhere": ("处处", "Everywhere"),
    "help.kept": ("书签和笔记里", "In the bookmarks and notes"),
    "help.info": ("来历里", "In the information"),
    "help.keyboard": (
        "中文输入法送来的全角、半角字符（、？：【】「」（），。）与对应的键同样有效。",
        "What a Chinese keyboard sends for these keys, in full or half width, acts as they do.",
    ),
    "help.list": ("目录里", "In the contents"),
    "help.marks": ("记号", "Marks"),
    "help.note": ("打开的笔记里", "In a note"),
    "help.pane": ("文字里", "In the text"),
    "help.select": ("选择文字时", "While selecting text"),
    "help.sheet": ("本页里", "In this sheet"),
    "help.title": ("帮助", "Help"),
    # --- history: what was opened lately
    "history.hint-open": ("先用 kanbao 文件 打开一份", "open one first: kanbao FILE"),
    "history.hint-others": ("kanbao history 列出别的", "kanbao history lists others"),
    "history.none": (
        "还没有看过什么，没有可以接着看的",
        "nothing was read yet, so there is nothing to go on with",
    ),
    # --- html: saved pages
    "html.frames": (
        "这一页没有文字，只通到别的文件，请打开那些文件",
        "a page without a text that leads to other files: open those",
    ),
    # --- info: the sheet about the article and the issue
    "info.article": ("本篇", "This article"),
    "info.authors": ("作者", "authors"),
    "info.backward": ("上文", "goes on from"),
    "info.characters": (
        "{count} 字，{paragraphs} 段，约 {minutes} 分钟",
        "{count:character}, {paragraphs:paragraph}, about {minutes:minute}",
    ),
    "info.count": ("篇数", "articles"),
    "info.date": ("日期", "date"),
    "info.dateline": ("电头", "dateline"),
    "info.encoding": ("编码", "encoding"),
    "info.furniture": ("版面杂件", "set aside"),
    "info.headline": ("标题", "headline"),
    "info.issue": ("本期", "This issue"),
    "info.kind": ("类别", "kind"),
    "info.label": ("栏头", "label"),
    "info.length": ("长度", "length"),
    "info.line": ("第 {first} 行", "line {first}"),
    "info.line-range": ("第 {first}–{last} 行", "lines {first}–{last}"),
    "info.lines": ("原文", "source"),
    "info.marks": ("书签和笔记", "bookmarks"),
    "info.number": ("期号", "number"),
    "info.onward": ("下文", "goes on at"),
    "info.paper": ("报名", "paper"),
    "info.path": ("文件", "file"),
    "info.pieces": ("{count} 处", "{count:piece}"),
    "info.reader": ("读法", "read as"),
    "info.repeats": ("重复", "repeats"),
    "info.section": ("版面", "section"),
    "info.title": ("来历", "Information"),
    "info.troubles": ("没能读进来 {count} 处", "Not taken in: {count}"),
    "info.url": ("网址", "address"),
    "info.warnings": ("存疑 {count} 处", "Doubtful: {count}"),
    "info.words": ("关键词", "key words"),
    # --- issues: those that are open, and the list of them
    "issues.count": ("{count} 期", "{count:issue}"),
    "issues.files": ("{count} 个文件", "{count:file}"),
    "issues.gone": ("{name}：读不出来", "{name}: it can't be read"),
    "issues.month": ("{year}年{month}月", "{month} {year}"),
    "issues.new": ("新的在前", "newest first"),
    "issues.no-date": ("没有开着 {date} 的报", "no issue of {date} is open"),
    "issues.old": ("旧的在前", "oldest first"),
    "issues.one": ("只开着这一期", "this is the only issue that is open"),
    "issues.pages": ("{pages} 版 {articles} 篇", "{pages:page}, {articles:article}"),
    "issues.reading": ("正在读 {name}…", "reading {name}…"),
    "issues.title": ("各期", "Issues"),
    "issues.undated": ("没有日期", "without a date"),
    "issues.unreadable": (
        "{count} 个文件读不了，例如 {name}：{reason}",
        "{count:file} can't be read, for instance {name}: {reason}",
    ),
    "issues.year": ("{year}年", "{year}"),
    # --- json: why a JSON file, or a line of one, can't be read
    "json.broken": ("JSON 有错：第 {column} 列", "broken JSON, at column {column}"),
    "json.hint-cut": ("文件写到这里就断了，后面的没有了", "the file ends there, cut short"),
    "json.broken-lines": (
        "有 {count} 行不是 JSON，原样放在一边：第 {lines} 行",
        "{count} lines are no JSON and are kept aside as they are: {lines}",
    ),
    "json.too-deep": ("JSON 套得太深", "the JSON is nested too deep"),
    "json.too-many": ("JSON 里的值太多，超过 {limit} 个", "too many values in the JSON: over {limit}"),
    "json.too-large": ("JSON 太大，超过 {limit} MB", "the JSON is too large: over {limit} MB"),
    "json.value-too-long": (
        "JSON 里有一个值太长，超过 {limit} 个字符",
        "a value in the JSON is too long: over {limit} characters",
    ),
    # --- kind: kinds of articles, and the marks of two in a list
    "kind.advertisement": ("广告", "advertisement"),
    "kind.advertisement-mark": ("广", "ad"),
    "kind.brief": ("简讯", "brief"),
    "kind.commentary": ("评论", "commentary"),
    "kind.feature": ("通讯", "feature"),
    "kind.news": ("消息", "news"),
    "kind.notice": ("启事", "notice"),
    "kind.photo": ("图片", "photo"),
    "kind.photo-mark": ("图", "pic"),
    # --- mark: what the screen draws that isn't the paper's own
    "mark.begun": ("目录里：看了一部分", "in the contents: begun"),
    "mark.bookmark": ("书签", "a bookmark"),
    "mark.box": ("框文", "a box"),
    "mark.caption": ("图片说明", "a caption"),
    "mark.current": ("目录里：正在读的一篇", "in the contents: the article at hand"),
    "mark.hand": ("正在读的一段", "the paragraph at hand"),
    "mark.label": ("栏头（调查、短评之类）", "a label, such as Investigation or Comment"),
    "mark.note": ("笔记，回车打开", "a note; Enter opens it"),
    "mark.read": ("目录里：看过了", "in the contents: read"),
    "mark.series": ("系列报道的名称", "a series' name"),
    "mark.subhead": ("小标题", "a subhead"),
    # --- marks: bookmarks, highlights and notes on the screen
    "marks.changed": (
        "别处刚改过这条笔记，没有删",
        "the note was changed elsewhere meanwhile; it stays",
    ),
    "marks.count": ("{count} 条", "{count}"),
    "marks.deleted": ("已取消  {key} 恢复", "removed  {key} takes it back"),
    "marks.draft": ("没写完", "unfinished"),
    "marks.drafts": ("没写完的笔记", "Unfinished notes"),
    "marks.elsewhere": ("{reason}：{path}", "{reason}: {path}"),
    "marks.highlights": ("划亮", "highlights"),
    "marks.kept": ("已存", "kept"),
    "marks.kept-beside": (
        "已存；别处也改了这条笔记，两条都留着",
        "kept; the note was changed elsewhere too: both stay",
    ),
    "marks.lost": ("这里的文字里找不到它；它还留着", "not found in this text; it is kept all the same"),
    "marks.newest": ("新的在前", "newest first"),
    "marks.none": (
        "还没有：m 加书签，H 划亮，a 写笔记",
        "none yet: m sets a bookmark, H a highlight, a writes a note",
    ),
    "marks.not-found": ("此文中没有找到", "not found in this text"),
    "marks.nothing-deleted": ("没有刚删的", "nothing was deleted here"),
    "marks.nothing-here": ("这里没有可标的文字", "there is no text to mark here"),
    "marks.nowhere": ("它所在的报是从管道读来的", "its issue was read from a stream"),
    "marks.printed": ("文中的先后", "as in the text"),
    "marks.removed": ("已取消", "removed"),
    "marks.restored": ("已恢复", "it is back"),
    "marks.title-all": ("书签和笔记：所有的", "Bookmarks and notes: all"),
    "marks.title-issue": ("书签和笔记：本期", "Bookmarks and notes: this issue"),
    "marks.unfinished": (
        "有 {count} 条没写完的笔记  {key} 看",
        "{count:note} left unfinished  {key} lists",
    ),
    # --- note: a note being written or shown
    "note.draft-again": ("上次没写完的，接着写", "what was left unfinished"),
    "note.dropped": ("草稿已删", "the draft is gone"),
    "note.keeping": ("正在存……", "keeping it…"),
    "note.left": ("留作草稿，{key} 接着写", "left as a draft; {key} goes on with it"),
    "note.title": ("笔记：{quote}", "Note on {quote}"),
    "note.view": ("笔记", "Note"),
    # --- open: a path from inside
    "open.added": ("{name} 也打开了：I 列出各期", "{name} is open too: I lists the issues"),
    "open.complete": ("补全", "completes"),
    "open.enter": ("打开、进去", "opens, goes in"),
    "open.share": ("上次读到 {share}%", "read to {share}%"),
    "open.whole": ("整个文件夹", "the whole folder"),
    # --- origin: the sheet that shows the source
    "origin.changed": (
        "文件已经变了，只能列出当时的行号",
        "the file has changed since it was read; only the numbers of its lines are left to show",
    ),
    "origin.comes-from": ("上接第 {line} 行", "goes on from line {line}"),
    "origin.goes-to": ("下接第 {line} 行", "goes on at line {line}"),
    "origin.gone": (
        "原文读不到了，只能列出当时的行号",
        "the source can't be read again; only the numbers of its lines are left to show",
    ),
    "origin.moved": ("移到第 {line} 行之后", "read behind line {line}"),
    "origin.moved-first": ("移到最前", "read first"),
    "origin.no-lines": ("这一篇不知道来自原文哪几行", "it is not known which lines this came from"),
    "origin.others": ("{count} 行不在本篇", "{count:line} of other things"),
    "origin.page": ("{name}，照原文的次序", "{name}, in the order of its source"),
    "origin.title": ("原文", "Source"),
    # --- pane: where the text stands
    "pane.empty-issue": ("这里没有文章", "There are no articles here"),
    # --- pdf: what is wrong with a file, or with a part of it
    "pdf.broken": ("PDF 已损坏，读不出来", "the PDF is damaged and can't be read"),
    "pdf.broken-pages": ("这几页读不出来：{pages}", "these pages can't be read: {pages}"),
    "pdf.empty": ("PDF 里没有文字", "the PDF holds no text"),
    "pdf.encrypted": ("PDF 有密码，打不开", "the PDF is locked with a password"),
    "pdf.hint-ocr": ("先做文字识别，例如 ocrmypdf", "recognise its text first, for instance with ocrmypdf"),
    "pdf.no-headline": ("PDF 第 {page} 页：有一篇没有标题", "PDF page {page}: a story has no headline"),
    "pdf.no-text": (
        "PDF 是扫描的图像，里面没有文字",
        "the PDF is a scan: pictures of pages, without text",
    ),
    "pdf.stopped": (
        "PDF 太长，只读到第 {page} 页，共 {count} 页",
        "the PDF is too long: read up to page {page} of {count}",
    ),
    "pdf.too-big": ("PDF 超过 {limit} MB，不读", "the PDF is larger than {limit} MB"),
    "pdf.too-long": ("读 PDF 超过 {limit} 秒，不读了", "the PDF takes longer than {limit} seconds"),
    "pdf.too-much": (
        "PDF 要的内存超过 {limit} MB，或者读它的程序崩溃了，不读了",
        "the PDF takes more than {limit} MB of memory, or made the program that reads it crash",
    ),
    "pdf.unknown-letters": (
        "PDF 的字体没说哪个字形是哪个字，读不出文字",
        "the fonts of the PDF don't say which letters they show",
    ),
    "pdf.unknown-some": (
        "PDF 里约 {share}% 的文字，字体没说是什么字",
        "the fonts of some {share} % of the PDF's text don't say which letters they show",
    ),
    # --- prompt: the line where one types
    "prompt.actions": ("动作：", "Action:"),
    "prompt.actions-hint": ("回车 执行  ↑↓ 选  Esc 关上", "Enter does it  Up Down  Esc closes"),
    "prompt.command": ("命令：", "Command:"),
    "prompt.command-hint": ("文字从标准输入给它  Esc 取消", "it gets the text on its input  Esc drops"),
    "prompt.filter": ("筛选：", "Filter:"),
    "prompt.filter-hint": ("回车 留下  Esc 取消", "Enter keeps  Esc cancels"),
    "prompt.find": ("查找", "Find"),
    "prompt.find-hint": (
        "Tab 范围  Ctrl-T 整词  回车 停留  Esc 回去",
        "Tab scope  Ctrl-T whole words  Enter stays  Esc goes back",
    ),
    "prompt.follow": ("去哪里：", "Follow:"),
    "prompt.follow-hint": ("↑↓ 选  回车 去  Esc 关上", "Up Down  Enter follows  Esc closes"),
    "prompt.go-to": ("去：", "Go to:"),
    "prompt.go-to-hint": (
        "3 第 3 篇  p12 12 版  12-24 那天的报  Esc 取消",
        "3 an article  p12 a page  12-24 that day  Esc cancels",
    ),
    "prompt.help": ("帮助里找：", "In the help:"),
    "prompt.help-hint": ("汉字、拼音、英文或键  Esc 取消", "words, pinyin or a key  Esc cancels"),
    "prompt.note": ("笔记", "Note"),
    "prompt.note-hint": (
        "回车 存下  Ctrl-J 换行  Esc 留作草稿",
        "Enter keeps  Ctrl-J begins a line  Esc leaves a draft",
    ),
    "prompt.open": ("打开：", "Open:"),
    "prompt.open-hint": ("↑↓ 选  Esc 关上", "Up Down  Esc closes"),
    "prompt.save": ("存为：", "Save as:"),
    "prompt.save-hint": (".txt 存成文本  Esc 取消", ".txt is plain text  Esc cancels"),
    # --- read: what the foot says of articles that were read and weren't
    "read.none": ("都看过了", "everything was read"),
    "read.none-ahead": (
        "后面没有没看过的了；前面还有 {count} 篇",
        "nothing unread from here on; {count:article} further up",
    ),
    "read.read": ("标为看过", "marked as read"),
    "read.unread": ("标为没看过", "marked as unread"),
    # --- reader: what a file was read as
    "reader.archive-page": ("资料库的版面", "archive page"),
    "reader.crawl": ("爬虫存的一篇一文件", "crawler's article file"),
    "reader.csv": ("有表头的 CSV", "CSV with a header"),
    "reader.e-paper": ("电子报的网页", "saved page of an electronic paper"),
    "reader.epub": ("EPUB 电子书", "EPUB"),
    "reader.json": ("JSON、JSONL", "JSON, JSONL"),
    "reader.markdown": ("Markdown 文件", "Markdown"),
    "reader.tagged-rows": ("用标签标出各栏的语料", "a corpus with its fields in tags"),
    "reader.ruled-export": ("用横线隔开的合集", "stories parted by ruled lines"),
    "reader.marked-export": ("带作者、时间行的合集", "export with lines of author and time"),
    "reader.mhtml": ("浏览器存成一个文件的网页", "page that a browser saved as one file"),
    "reader.page-dump": ("没有记号的版面", "bare page"),
    "reader.pdf": ("带文字的 PDF", "PDF with a text layer"),
    "reader.pdf-text": ("PDF 里的文字", "text of a PDF"),
    "reader.plain": ("纯文本，不分篇", "plain text"),
    "reader.records": ("一条条的记录", "records"),
    "reader.several": ("几种", "several kinds"),
    "reader.site-page": ("报纸网站的页面", "page of a paper's site"),
    "reader.web-page": ("新闻网页", "saved page of a news site"),
    # --- reread: what the foot says of reading a file again
    "reread.done": ("重读过了，还在原处", "read again; the place is the same"),
    "reread.lost": ("重读过了；原处的文字没有了", "read again; the text at the place is gone"),
    "reread.reading": ("正在重读……", "reading it again…"),
    "reread.same": ("重读过了，没有变化", "read again; nothing has changed"),
    "reread.stream": ("不是文件，不能重读", "not a file: it can't be read again"),
    # --- resume: what the foot says where one goes on
    "resume.article": ("第 {number} 篇", "article {number}"),
    "resume.changed": (
        "文件改动过，接着上次看：{where}",
        "the file has changed; going on at {where}",
    ),
    "resume.same": ("接着上次看：{where}", "going on at {where}"),
    # --- save: what the foot says of writing a file
    "save.done": ("已存为 {path}", "written to {path}"),
    "save.exists": ("已有这个文件，再按回车覆盖", "it exists; Enter again replaces it"),
    "save.no-file": (
        "那里已有同名的东西，不是普通文件",
        "there is something of that name, and no plain file",
    ),
    # --- script: named at the foot when it changes, and by a mark there while it holds
    "script.printed": ("照原样", "as printed"),
    "script.simplified": ("简体", "simplified characters"),
    "script.simplified-mark": ("简", "简"),
    "script.traditional": ("繁体", "traditional characters"),
    "script.traditional-mark": ("繁", "繁"),
    # --- section
    "section.page": ("{page}版", "p.{page}"),
    "section.unnamed": ("其他", "Other"),
    # --- shape: columns and measure, named at the foot when they change
    "shape.columns": ("分 {count} 栏", "columns: {count}"),
    "shape.columns-auto": ("分栏：自动（现在 {count} 栏）", "columns: automatic (now {count})"),
    "shape.measure": ("一行 {count} 字", "{count} characters a line"),
    "shape.narrowest": ("一行 {count} 字，不能再窄了", "{count} characters a line: no narrower"),
    "shape.widest": ("一行 {count} 字，不能再宽了", "{count} characters a line: no room for wider"),
    # --- sheet
    "sheet.lines": ("{last}/{count} 行", "line {last} of {count}"),
    # --- source
    "source.pipe": ("管道", "pipe"),
    "source.stdin": ("标准输入", "standard input"),
    # --- system: why the system did not do what it was asked to
    "system.exists": ("那里已经有了", "it exists"),
    "system.folder": ("是文件夹", "it is a folder"),
    "system.full": ("磁盘满了", "the disk is full"),
    "system.io": ("读写设备出错", "input/output error"),
    "system.missing": ("没有这个文件或文件夹", "no such file or folder"),
    "system.name-too-long": ("名称太长", "the name is too long"),
    "system.not-a-folder": ("路径中间有一段不是文件夹", "a part of the path is not a folder"),
    "system.permission": ("没有权限", "no permission"),
    "system.quota": ("超出了磁盘配额", "the disk quota is used up"),
    "system.read-only": ("那里只能读，不能写", "it is read-only there"),
    # --- store: the file of bookmarks, notes and places
    "store.damaged": ("书签的文件坏了", "the file of bookmarks is damaged"),
    "store.disk": ("磁盘写不进去", "the disk takes nothing more"),
    "store.foreign": (
        "是别的程序的文件，不是书签的文件，没有动它",
        "another program's file, not one of bookmarks; left alone",
    ),
    "store.full": ("磁盘满了", "no room is left on the disk"),
    "store.hint-folder": (
        "--data-dir 或 KANBAO_DATA_DIR 可以另指一个文件夹",
        "--data-dir or KANBAO_DATA_DIR names another folder",
    ),
    "store.locked": (
        "另一个程序占着书签的文件，等不到它",
        "another program holds the file of bookmarks and did not let go",
    ),
    "store.newer": (
        "是更新的看报写的（版本 {version}，这里只认到 {known}），没有动它",
        "written by a newer kanbao (version {version}; this one knows {known}); left alone",
    ),
    "store.not-kept": ("没有存上", "nothing was kept"),
    "store.set-aside": (
        "{path}：书签的文件坏了，原样改名为 {aside}，另起了一个新的",
        "{path}: the file of bookmarks is damaged; it was renamed to {aside}, and a new one begun",
    ),
    "store.trouble": ("书签的文件用不了：{reason}", "the file of bookmarks can't be used: {reason}"),
    "store.unwritable": (
        "书签的文件不能写",
        "the file of bookmarks can't be written",
    ),
    # --- theme: named at the foot when it changes
    "theme.mono": ("配色：黑白", "theme: monochrome"),
    "theme.night": ("配色：夜", "theme: night"),
    "theme.paper": ("配色：纸", "theme: paper"),
    "theme.terminal": ("配色：终端自己的", "theme: the terminal's own"),
    # --- top: the line above
    "top.issue": ("第 {number}/{count} 份", "issue {number} of {count}"),
    # --- watch: what the foot says of a file that changed
    "watch.changed": (
        "文件在磁盘上变了：{key} 重读",
        "the file has changed on the disk: {key} reads it again",
    ),
    "watch.gone": ("文件已经不在原处", "the file is no longer there"),
}


_preferred: list[Language] = []
"""What `prefer` was told, if anything: one process has one person before it."""


def prefer(wanted: Language | None) -> None:
    """Speak this language from now on, unless KANBAO_LANG says otherwise; None: the locale's again."""
    _preferred[:] = [wanted] if wanted else []


def language(environ: Mapping[str, str] | None = None) -> Language:
    """The interface's language: KANBAO_LANG, else what is preferred, else the locale's.

    The locale's is the first of LC_ALL, LC_MESSAGES, LANG that is set: Chinese for every `zh…`, else English.
    KANBAO_LANG counts only as zh… or en….
    """
    env = os.environ if environ is None else environ
    own = env.get("KANBAO_LANG", "").lower()
    if own.startswith(("zh", "en")):
        return "zh" if own.startswith("zh") else "en"
    if _preferred:
        return _preferred[0]
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = env.get(name)
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


_REASONS = {
    errno.EACCES: "system.permission",
    errno.EDQUOT: "system.quota",
    errno.EEXIST: "system.exists",
    errno.EIO: "system.io",
    errno.EISDIR: "system.folder",
    errno.ENAMETOOLONG: "system.name-too-long",
    errno.ENOENT: "system.missing",
    errno.ENOSPC: "system.full",
    errno.ENOTDIR: "system.not-a-folder",
    errno.EPERM: "system.permission",
    errno.EROFS: "system.read-only",
}


def reason_of(error: Exception) -> str:
    """Why the system refused, in the interface's language; in its own words where we have none."""
    known = _REASONS.get(getattr(error, "errno", None) or 0)
    return t(known) if known else getattr(error, "strerror", None) or str(error)


class _Count(int):
    """A number that takes the noun it counts as its format: `1 article`, `2 articles`."""

    def __format__(self, noun: str) -> str:
        return f"{int(self)} {noun}{'' if self == 1 else 's'}" if noun else str(int(self))


def t(string_id: str, /, **values: object) -> str:
    """The string with this id in the interface's language, `{name}` filled in from `values`."""
    text = STRINGS[string_id][0 if language() == "zh" else 1]
    if not values:
        return text
    return text.format(**{k: _Count(v) if isinstance(v, int) else v for k, v in values.items()})
