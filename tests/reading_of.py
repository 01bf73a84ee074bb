"""What reading makes of bytes, for the tests of readers."""

import io
import tarfile
import zipfile

from wenbiao.read import Document, ReadFailure, read_bytes

TEXT = "全市水稻播种面积达到32万亩，比去年增加1.5万亩。\n农业部门表示，春耕生产总体顺利。\n"
LONG = (
    "全市水稻播种面积达到32万亩，比去年增加1.5万亩，其中早稻12万亩、中稻20万亩，机械化栽插率超过七成，"
    "统防统治覆盖率达到百分之五十五，农资供应充足，价格总体平稳，春耕生产进度快于常年同期。"
)


def read(data: bytes, name: str, **options: object) -> list[Document | ReadFailure]:
    return list(read_bytes(data, name, **options))  # type: ignore[arg-type]


def only(data: bytes, name: str, **options: object) -> Document:
    (document,) = read(data, name, **options)
    assert isinstance(document, Document), document
    return document


def failure(data: bytes, name: str, **options: object) -> ReadFailure:
    (result,) = read(data, name, **options)
    assert isinstance(result, ReadFailure), result
    return result


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def tarred(members: dict[str, bytes], mode: str = "w:gz") -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()
