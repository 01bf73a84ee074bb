#!/usr/bin/env python3
"""Build wenbiao/lexicon/not_names.csv: common words that begin like a Chinese name, from the word list of jieba (MIT).

pip download --no-deps --no-binary :all: jieba==0.42.1 && tar xzf jieba-0.42.1.tar.gz
python bench/build_not_names.py jieba-0.42.1/jieba/dict.txt > wenbiao/lexicon/not_names.csv
"""

import re
import sys
from pathlib import Path

from wenbiao.lexicon import load_lexicon

MIN_FREQUENCY = 8
# The word list tags many words as personal names; behind the commonest surnames those tags are right but for these.
COMMON = (
    "王李张刘陈杨黄赵周吴徐孙朱胡郭何林罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁"
    "余叶蒋杜苏程吕丁沈姚傅钟姜崔谭廖范汪陆戴贾韦夏邱侯邹熊孟秦江薛尹"
)
WORDS = """
    王朝 王公 王爷 王子 王宫 王府 王道 王侯 王妃 王族 王孙 王冠 王座 王法 王爵 王母 王牌 王国
    周转 周密 周旋 周全 周折 周详 徐徐 张贴 张扬 张望 张口 张嘴 张开 张罗 张榜 孙子 孙女 孙儿
    胡同 胡子 胡说 胡闹 胡椒 胡涂 胡桃 林立 林木 林荫 林子 罗盘 罗列 罗致 谢谢 谢恩 谢幕 谢世
    唐诗 唐人 唐突 许可 许诺 宋词 宋体 曾祖 何曾 何谓 何干 陈列 陈述 陈设 陈旧 陈腐 陈词 陈年
    黄铜 黄麻 黄羊 黄牛 黄莺 黄巾 杨柳 杨树 朱红 朱砂 韩元 刘姓 董事 彭泽 程序 田野 田园 田地
    田间 田埂 苏醒 苏军 吴越 李子 梁柱 赵国 夏粮 夏收 余额 余晖 余光 叶子 叶片 杜绝 杜鹃 杜撰
    范畴 范围 范文 陆军 陆基 陆地 钟声 钟楼 钟爱 江南 江北 江水 秦岭 秦腔 熊猫 侯爵 侯机 丁香
    姜汤 谭家 汪洋大 姚家 戴上 沈思 崔嵬 邹城
"""


def main() -> None:
    surnames = [w for g in load_lexicon("persons") if g["kind"] == "surname" for w in g["words"].split()]
    first = {s for s in surnames if len(s) == 1}
    out = set(WORDS.split())
    for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        word, frequency, tag = line.split(" ")
        if not re.fullmatch("[\u4e00-\u9fff]{2,3}", word) or word[0] not in first or int(frequency) < MIN_FREQUENCY:
            continue
        if tag.startswith("nr") and (word[0] in COMMON or len(word) == 3):
            continue
        out.add(word)
    known = {w for g in load_lexicon("persons") if g["kind"] == "name" for w in g["words"].split()}
    sys.stdout.write("\n".join(["word", *sorted(out - known)]) + "\n")


if __name__ == "__main__":
    main()
