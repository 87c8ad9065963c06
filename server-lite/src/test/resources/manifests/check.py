"""Reads every file of the corpus back and compares it with corpus.tsv, drifted.tsv and files.tsv.

Run: python3 check.py     Prints the faults, or one line of figures; the exit status says which.
"""

import csv
import io
import os
import re
import sys
import xml.etree.ElementTree as tree
import zipfile

FOLDER = os.path.dirname(os.path.abspath(__file__))
TARGETS = {"quantity", "description", "title", "brand", "model", "category", "condition", "retail_value",
           "upc", "vendor_item_number", "notes"}
DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|"}
CODECS = {"utf-16le-bom": "utf-16", "utf-16be-bom": "utf-16", "utf-8-bom": "utf-8-sig"}
MARKS = {"utf-16le-bom": b"\xff\xfe", "utf-16be-bom": b"\xfe\xff", "utf-8-bom": b"\xef\xbb\xbf"}


def table(name):
    def plain(cell):
        return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(m.group(1), m.group(1)), cell)

    with open(os.path.join(FOLDER, name), encoding="utf-8", newline="\n") as source:
        rows = [[plain(cell) for cell in line.rstrip("\n").split("\t")] for line in source]
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def read(entry):
    path = os.path.join(FOLDER, entry["file"])
    if entry["encoding"] == "xlsx":
        space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
        with zipfile.ZipFile(path) as archive:
            sheet = tree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
        return [["".join(t.text or "" for t in cell.iter(space + "t")) for cell in row] for row in sheet.iter(space + "row")]
    with open(path, "rb") as source:
        data = source.read()
    if not data.startswith(MARKS.get(entry["encoding"], b"")):
        raise ValueError("byte order mark missing")
    text = data.decode(CODECS.get(entry["encoding"], entry["encoding"]))
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=DELIMITERS[entry["delimiter"]], strict=True))


def is_code(text):
    digits = text.lstrip("'")
    if not re.fullmatch(r"\d{12,13}", digits):
        return False
    return sum(int(d) * (1 if i % 2 == 0 else 3) for i, d in enumerate(reversed(digits))) % 10 == 0


FORMS = {
    "quantity": lambda text: re.fullmatch(r"[1-9]\d*", text),
    "retail_value": lambda text: re.fullmatch(r"\$?\d{1,3}(,?\d{3})*\.\d\d|\d{1,3}(\.?\d{3})*,\d\d( €)?", text),
    "upc": is_code,
    "vendor_item_number": lambda text: re.fullmatch(r"[0-9A-Z]{7,10}", text),
    "notes": lambda text: True,
}


def check(entry, columns):
    rows = read(entry)
    faults = []
    width, header_row, header_lines = int(entry["columns"]), int(entry["header_row"]), int(entry["header_lines"])
    if [int(c["column"]) for c in columns] != list(range(width)):
        faults.append("columns are not listed one by one")
        return faults
    if header_lines:
        header = rows[header_row - 1]
        if header_lines == 2:
            upper, last = [], ""
            for cell in rows[header_row - 2]:
                last = cell or last
                upper.append(last)
            header = [f"{a}\n{b}" for a, b in zip(upper, header, strict=True)]
        if header != [c["header"] for c in columns]:
            faults.append(f"header is {header}")
    wanted = [c["target"] for c in columns]
    used = [t for t in wanted if t != "-"]
    if len(used) != len(set(used)) or not set(used) <= TARGETS:
        faults.append(f"targets {wanted}")
    accepted = {c["accepted"] for c in columns} - {""}
    if not accepted <= TARGETS or accepted & set(used):
        faults.append(f"accepted {accepted}")
    body = rows[header_row:]
    totals = int(entry["totals_rows"])
    expected = int(entry["data_rows"]) + totals + int(entry["other_rows"])
    if len(body) != expected:
        faults.append(f"{len(body)} rows after the header, not {expected}")
    if not 8 <= int(entry["data_rows"]) <= 40:
        faults.append("number of rows out of bounds")
    last_header = rows[header_row - 1] if header_row else None
    data = [r for r in body[: len(body) - totals] if r != last_header and any(r)]
    if len(data) != int(entry["data_rows"]):
        faults.append(f"{len(data)} rows of goods")
    for row in data:
        if len(row) > width or (len(row) < width and "short-rows" not in entry["file"]):
            faults.append(f"row of {len(row)} cells")
        for target, cell in zip(wanted, row):
            if target != "-" and not FORMS.get(target, bool)(cell):
                faults.append(f"{target}: {cell!r}")
    return faults


def main():
    files = table("files.tsv")
    listed = {}
    for row in table("corpus.tsv") + table("drifted.tsv"):
        listed.setdefault(row["file"], []).append(row)
    faults = []
    present = {n for n in os.listdir(FOLDER) if n[:3].isdigit() or re.match(r"drifted-\d", n)}
    for name in sorted(present ^ set(listed)) + sorted(present ^ {f["file"] for f in files}):
        faults.append(f"{name}: in the folder or in a list, not in both")
    rows = 0
    for entry in files:
        try:
            faults += [f"{entry['file']}: {fault}" for fault in check(entry, listed.get(entry["file"], []))]
        except (OSError, ValueError, csv.Error, IndexError, KeyError) as fault:
            faults.append(f"{entry['file']}: {fault!r}")
        rows += int(entry["data_rows"])
    print("\n".join(faults) or f"{len(files)} files, {sum(map(len, listed.values()))} columns, {rows} rows: agree")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
