#!/usr/bin/env python3
"""Build wenbiao/lexicon/places.csv from npm's china-division and the word list of jieba.

    npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
    pip download --no-deps --no-binary :all: jieba==0.42.1 && tar xzf jieba-0.42.1.tar.gz
    python bench/build_places.py package/dist jieba-0.42.1/jieba/dict.txt > wenbiao/lexicon/places.csv

china-division (MIT) republishes the division codes of GB/T 2260; jieba (MIT) says which short names are common words or
personal names, so that they need a province or a prefecture before them to be read as places.
"""

import csv
import json
import re
import sys
from pathlib import Path


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PEOPLES = words(
    """
    蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇
    柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬
    锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固
    京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺
    """
)
AUTONOMOUS = re.compile(f"(?:(?:{'|'.join(sorted(PEOPLES, key=lambda p: (-len(p), p)))})族?)*自治[区州县旗]$")
SUFFIX = re.compile(r"(?:特别行政区|地区|新区|林区|矿区|省|市|盟|区|县|旗)$")
OTHERS = [("710000", "台湾省"), ("810000", "香港特别行政区"), ("820000", "澳门特别行政区")]
NOT_NAMES = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}
NAME_TAGS = ("ns", "nz", "nr", "j")
# Judged by hand: names that running text uses more often as words, and personal names.
PREFECTURE_WORDS = words(
    """
    来宾 日照 白银 阿里 安康 朝阳 海北 海南 海西 黄南 山南 四平
    """
)
COUNTY_WORDS = words(
    """
    平和 安定 安全 和平 东方 长安 新城 大方 光明 光山 方正 公安 会同 资源 通道 博爱 中方 南部
    民权 仁化 文成 开化 来凤 太和 平安 同心 富源 富裕 友谊 集贤 安居 开放 大同 莲花 石门 桃源
    青神 宁静 志丹 子长 左权 靖宇 尚志 永新 新民 新兴 新和 大名 安平 兴业 乐业 开平 平定 平原
    高平 高要 东光 东明 中江 保定 巴马 东平 南海 北海 顺义 武功 商水 水城 金山 名山 蓝山 方城
    应城 海城 长城 铁力 正安 兴国 安国 永清 平南 长海 大通 互助 共和 天门 海安 东海 临海 定海
    海门 山海 洞口 台前 井研 平罗 庆元 三门 天台 天长 无为 武威 广德 太平 丰都 望都 和政 和顺
    和静 和县 绿园 泰来 明水 林口 安达 延寿 清水 双清 明光 阳光 南安 南山 安溪 安远 远安 铜鼓
    万载 万年 万荣 德化 德兴 德昌 德安 大安 大足 大竹 大邑 大余 新源 新安 新河 新乐 新野
    """
)
# Judged by hand: the word list has another reading, running text has not.
PLAIN_NAMES = words(
    """
    正定 行唐 赞皇 辛集 遵化 鸡泽 馆陶 望都 博野 怀来 围场 泊头 河间 固安 枣强 阳曲 古交 浑源
    左权 昔阳 平遥 介休 永济 五台 繁峙 偏关 曲沃 乡宁 文水 孝义 牙克石 根河 法库 瓦房店 公主岭
    扶余 梨树 抚松 延寿 五常 萝北 肇源 海城 常熟 海安 灌云 射阳 宝应 仪征 句容 武义 庆元 临海
    含山 全椒 定远 广德 仙游 安溪 南靖 建瓯 政和 进贤 浮梁 修水 共青城 分宜 余干 奉新 平度 龙口
    高密 微山 鱼台 金乡 乳山 阳谷 临清 巨野 登封 通许 舞钢 内黄 义马 内乡 社旗 光山 固始 平舆
    五峰 当阳 保康 大悟 石首 监利 团风 武穴 赤壁 恩施 建始 仙桃 天门 茶陵 隆回 安化 双牌 新化
    涟源 古丈 乳源 化州 信宜 怀集 封开 苍梧 平果 大化 凭祥 澄迈 临高 奉节 丰都 盐亭 江油 射洪
    井研 马边 邻水 壤塘 康定 理塘 稻城 得荣 会理 木里 盐源 德昌 普格 昭觉 习水 赤水 普定 织金
    册亨 荔波 会泽 巧家 水富 景谷 元谋 武定 个旧 砚山 大理 弥渡 当雄 定日 岗巴 贡觉 八宿 措美
    浪卡子 申扎 周至 礼泉 府谷 定边 米脂 神木 柞水 民勤 高台 灵台 玉门 合水 迭部 碌曲 循化 门源
    刚察 尖扎 茫崖 盐池 奇台 木垒 轮台 且末 库车 疏附 莎车 策勒 铁门关 文山 彭泽 兰考 太康 资兴
    宜章 张北 桐城 桃源 樟树 城口 平远 紫金 赫章 威宁 大竹 屏边 牟定 茂名 武宣 凤凰
    """
)
BARE = {"延边朝鲜族自治州": "延边", "内蒙古自治区": "内蒙古"}


def short_name(name: str) -> str:
    if name in BARE:
        return BARE[name]
    for pattern in (AUTONOMOUS, SUFFIX):
        short = pattern.sub("", name)
        if short != name and len(short) >= 2:
            return short
    return name


def main() -> None:
    dist, words_file = Path(sys.argv[1]), Path(sys.argv[2])
    tags = {}
    for line in words_file.read_text(encoding="utf-8").splitlines():
        word, _, tag = line.split(" ")
        tags[word] = tag
    rows = list(OTHERS)
    for level, width in (("provinces", 2), ("cities", 4), ("areas", 6)):
        for row in json.loads((dist / f"{level}.json").read_text(encoding="utf-8")):
            if row["name"] not in NOT_NAMES and len(row["code"]) == width:
                rows.append((row["code"].ljust(6, "0"), row["name"]))  # noqa: PERF401
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["code", "name", "short", "needs_context"])
    for code, name in sorted(set(rows)):
        short = short_name(name)
        tag = tags.get(short, "ns")
        if code[4:] == "00":
            word = short in PREFECTURE_WORDS
        else:
            word = (
                name.endswith("区")
                or short in PREFECTURE_WORDS
                or (short not in PLAIN_NAMES and (not tag.startswith(NAME_TAGS) or short in COUNTY_WORDS))
            )
        writer.writerow([code, name, "" if short == name else short, int(word and short != name)])


if __name__ == "__main__":
    main()
