"""Writes the corpus of manifest shapes beside this file; the same seed gives the same bytes.

Run: python3 generate.py     (then: python3 check.py)

A shape is a list of columns "Header=kind" or "Header=kind>target". The kind decides the values, and
the target field unless one is named. Goods, brands and codes are invented: product codes use the
number ranges kept for in-store use.
"""

import csv
import io
import os
import random
import sys
import zipfile

FOLDER = os.path.dirname(os.path.abspath(__file__))
SEED = "manifests-1"

DEFAULT_TARGET = {
    "quantity": "quantity", "description": "description", "title": "title", "brand": "brand",
    "model": "model", "category": "category", "condition": "condition", "retail": "retail_value",
    "upc": "upc", "ean": "upc", "sku": "vendor_item_number", "notes": "notes",
}

# title words, category, subcategory, lowest and highest price in cents
ENGLISH = [
    ("Stand Mixer 5 Qt", "Kitchen", "Small Appliances", 8999, 24999),
    ("Slow Cooker 6 Qt", "Kitchen", "Small Appliances", 2999, 6999),
    ("Cast Iron Skillet 10 in", "Kitchen", "Cookware", 1999, 4999),
    ("Chef Knife 8 in", "Kitchen", "Cutlery", 1499, 5999),
    ("Wireless Earbuds", "Electronics", "Audio", 1999, 12999),
    ("Bluetooth Speaker", "Electronics", "Audio", 2499, 14999),
    ("27 in Monitor", "Electronics", "Displays", 13999, 38999),
    ("USB-C Charger 65W", "Electronics", "Accessories", 1599, 4999),
    ("Cordless Drill 20V", "Tools", "Power Tools", 5999, 17999),
    ("Socket Set 40 pc", "Tools", "Hand Tools", 2499, 7999),
    ("Garden Hose 50 ft", "Lawn & Garden", "Watering", 1999, 5499),
    ("Patio Chair", "Lawn & Garden", "Furniture", 3999, 12999),
    ("Floor Lamp", "Home", "Lighting", 2999, 11999),
    ("Throw Blanket 50x60", "Home", "Bedding", 1499, 3999),
    ("Queen Sheet Set", "Home", "Bedding", 2499, 8999),
    ("Building Blocks 200 pc", "Toys", "Construction", 1499, 4999),
    ("Board Game", "Toys", "Games", 999, 3999),
    ("Remote Control Truck", "Toys", "Vehicles", 1999, 8999),
    ("Men Rain Jacket", "Apparel", "Outerwear", 3999, 12999),
    ("Women Running Shoe", "Apparel", "Footwear", 4999, 13999),
    ("Kids Hooded Sweatshirt", "Apparel", "Tops", 1499, 3499),
    ("Yoga Mat 6 mm", "Sporting Goods", "Fitness", 1499, 4499),
    ("Camping Tent 4 Person", "Sporting Goods", "Outdoor", 7999, 22999),
    ("Dog Bed Large", "Pet", "Beds", 2499, 7999),
]
SPANISH = [
    ("Licuadora 1,5 L", "Cocina", "Electrodomésticos", 2999, 7999),
    ("Sartén antiadherente 28 cm", "Cocina", "Menaje", 1499, 3999),
    ("Auriculares inalámbricos", "Electrónica", "Audio", 1999, 9999),
    ("Taladro a batería", "Herramientas", "Eléctricas", 4999, 12999),
    ("Lámpara de pie", "Hogar", "Iluminación", 2499, 8999),
    ("Muñeca de trapo", "Juguetes", "Muñecas", 999, 2999),
    ("Chaqueta de niño", "Ropa", "Abrigos", 1999, 5999),
    ("Silla plegable", "Jardín", "Muebles", 1499, 4999),
]
FRENCH = [
    ("Cafetière 12 tasses", "Cuisine", "Petit électroménager", 2499, 8999),
    ("Poêle 26 cm", "Cuisine", "Ustensiles", 1499, 4499),
    ("Écouteurs sans fil", "Électronique", "Audio", 1999, 11999),
    ("Perceuse 18 V", "Outillage", "Électroportatif", 4999, 14999),
    ("Lampe de chevet", "Maison", "Éclairage", 1499, 4999),
    ("Puzzle 500 pièces", "Jouets", "Jeux", 799, 1999),
    ("Manteau d'hiver", "Vêtements", "Manteaux", 3999, 12999),
    ("Chaise de jardin", "Jardin", "Mobilier", 1999, 6999),
]
GERMAN = [
    ("Wasserkocher 1,7 l", "Küche", "Kleingeräte", 1999, 5999),
    ("Bratpfanne 28 cm", "Küche", "Töpfe & Pfannen", 1499, 4999),
    ("Kopfhörer kabellos", "Elektronik", "Audio", 1999, 12999),
    ("Akkuschrauber 18 V", "Werkzeug", "Elektrowerkzeug", 4999, 15999),
    ("Stehleuchte", "Wohnen", "Beleuchtung", 2499, 9999),
    ("Gesellschaftsspiel", "Spielzeug", "Spiele", 1299, 3999),
    ("Regenjacke Größe M", "Bekleidung", "Jacken", 2999, 9999),
    ("Gartenstühle 2er Set", "Garten", "Möbel", 3999, 12999),
]
GOODS = {"en": ENGLISH, "es": SPANISH, "fr": FRENCH, "de": GERMAN}
BRANDS = ["Larkfield", "Ostrava Home", "Pinemoor", "Tallowby", "Quillet", "Brindle & Co", "Hexworth",
          "Novakette", "Marrowstone", "Fenwick Lane"]
CONDITIONS = {
    "en": ["New", "Like New", "Open Box", "Used - Good", "Used - Fair", "Salvage"],
    "code": ["N", "LN", "G", "F", "S"],
    "es": ["Nuevo", "Como nuevo", "Usado", "Para piezas"],
    "fr": ["Neuf", "Comme neuf", "Occasion", "Pour pièces"],
    "de": ["Neu", "Wie neu", "Gebraucht", "Defekt"],
    "caps": ["NEW", "RETURNS", "SHELF PULL", "USED", "SALVAGE"],
}
NOTES = {
    "en": ["", "", "box dented", "missing manual", "untested", "no remote", "small scratch on lid"],
    "es": ["", "", "caja dañada", "sin manual", "no probado"],
    "fr": ["", "", "boîte abîmée", "sans notice", "non testé"],
    "de": ["", "", "Karton beschädigt", "ohne Anleitung", "ungeprüft"],
}
COLORS = {"en": ["Black", "White", "Gray", "Navy", "Red"], "es": ["Negro", "Blanco", "Rojo"],
          "fr": ["Noir", "Blanc", "Rouge"], "de": ["Schwarz", "Weiß", "Rot"]}


def checked(digits):
    """Adds the GS1 check digit."""
    total = sum(int(d) * (3 if i % 2 == 0 else 1) for i, d in enumerate(reversed(digits)))
    return digits + str(-total % 10)


def money(cents, style):
    whole, part = divmod(cents, 100)
    if style == "plain":
        return f"{whole}.{part:02d}"
    if style == "dollar":
        return f"${whole:,}.{part:02d}"
    if style == "usd":
        return f"USD {whole:,}.{part:02d}"
    if style == "comma":
        return f"{whole},{part:02d}"
    if style == "euro":
        return f"{whole:,}".replace(",", ".") + f",{part:02d} €"
    if style == "whole":
        return str(round(cents / 100))
    raise ValueError(style)


def value(kind, item, shape, rng, line):
    style, lang = shape["money"], shape["lang"]
    if kind == "quantity":
        return str(item["quantity"])
    if kind in ("title", "description", "upper"):
        text = f"{item['brand']} {item['name']}" if shape["text"] == "branded" else item["name"]
        if kind == "description":
            text += f", {item['color']}"
            if shape["text"] == "newline":
                text += f"\nModel {item['model']}"
            if shape["text"] == "quotes":
                text += ', 12" box'
        return text.upper() if shape["upper"] else text
    if kind == "longtext":
        return f"{item['brand']} {item['name']} in {item['color']}, model {item['model']}, as listed by the seller"
    if kind in ("brand", "model", "category", "subcategory", "upc", "ean", "asin", "sku", "lpn", "color", "size"):
        return item[kind]
    if kind == "upcmark":
        return "'" + item["upc"]
    if kind == "department":
        return str(10 + len(item["category"]))
    if kind == "categorypath":
        return f"{item['category']} > {item['subcategory']}"
    if kind == "condition":
        return rng.choice(CONDITIONS[shape["conditions"]])
    if kind == "retail":
        return money(item["retail"], style)
    if kind == "ext":
        return money(item["retail"] * item["quantity"], style)
    if kind == "cost":
        return money(item["retail"] // 5, style)
    if kind == "extcost":
        return money(item["retail"] // 5 * item["quantity"], style)
    if kind == "notes":
        return rng.choice(NOTES[lang])
    if kind == "weight":
        return f"{rng.randint(3, 300) / 10:.1f}".replace(".", "," if style in ("comma", "euro") else ".")
    if kind == "pallet":
        return f"PLT-{1001 + line // 6}"
    if kind == "lot":
        return shape["lot"]
    if kind == "case":
        return f"C{500 + line}"
    if kind == "casepack":
        return str(item["pack"])
    if kind == "cases":
        return str(item["cases"])
    if kind == "location":
        return f"{rng.choice('ABCD')}{rng.randint(1, 30):02d}-{rng.randint(1, 4)}"
    if kind == "line":
        return str(line + 1)
    if kind == "date":
        return f"2026-{rng.randint(1, 9):02d}-{rng.randint(1, 28):02d}"
    if kind == "origin":
        return rng.choice(["US", "CN", "MX", "VN"])
    if kind == "currency":
        return "EUR" if style in ("comma", "euro") else "USD"
    if kind == "percent":
        return f"{rng.randint(1, 15)}%"
    if kind == "gender":
        return rng.choice(["M", "W", "K", "U"])
    if kind == "link":
        return f"https://pictures.example/{item['sku']}.jpg"
    if kind == "skus":
        return str(rng.randint(3, 40))
    if kind == "blank":
        return ""
    raise ValueError(kind)


def make_item(rng, goods):
    name, category, subcategory, low, high = goods
    brand = rng.choice(BRANDS)
    return {
        "name": name, "category": category, "subcategory": subcategory, "brand": brand,
        "model": f"{brand[:2].upper()}-{rng.randint(100, 999)}{rng.choice('ABX')}",
        "retail": rng.randint(low // 100, high // 100) * 100 + rng.choice([99, 49, 0, 95]),
        "quantity": rng.choice([1, 1, 1, 1, 2, 2, 3, 4, 6, 12]),
        "upc": checked("4" + "".join(rng.choice("0123456789") for _ in range(10))),
        "ean": checked("29" + "".join(rng.choice("0123456789") for _ in range(10))),
        "asin": "B0ZZ" + "".join(rng.choice("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789") for _ in range(6)),
        "sku": str(rng.randint(1000000, 9999999)),
        "lpn": "LPNZZ" + str(rng.randint(100000000, 999999999)),
        "size": rng.choice(["S", "M", "L", "XL", "One Size"]),
        "pack": rng.choice([4, 6, 8, 12]),
        "cases": rng.randint(1, 5),
    }


def columns_of(text):
    columns = []
    for piece in text.split(" ; "):
        header, kind = piece.strip().rsplit("=", 1)
        kind, _, target = kind.partition(">")
        header = header.replace("\\n", "\n").rstrip("~").replace("~", " ")
        columns.append((header, kind, target or DEFAULT_TARGET.get(kind, "-")))
    return columns


def expected_of(columns):
    """Per column the wanted target and the other answers that are as good."""
    targets = [target for _, _, target in columns]
    rows = []
    for _, _, target in columns:
        accepted = ""
        if target == "title" and "description" not in targets:
            accepted = "description"
        if target == "description" and "title" not in targets:
            accepted = "title"
        rows.append((target, accepted))
    return rows


DEFAULTS = {
    "ext": "csv", "encoding": "utf-8", "delimiter": ",", "eol": "\r\n", "money": "plain", "lang": "en",
    "conditions": None, "text": "branded", "upper": False, "preamble": [], "group_line": False,
    "header": True, "totals": None, "quote_all": False, "blank_rows": 0, "repeat_header": False,
    "per_category": False, "repeat_rows": 0, "unit": "item", "note": "", "rows": (10, 24), "short_rows": False,
}


def build(name, columns, options, second):
    """The lines of one file as lists of cells, with what the check needs to know about them."""
    shape = {**DEFAULTS, **options}
    if shape["conditions"] is None:
        shape["conditions"] = shape["lang"]
    rng = random.Random(f"{SEED}/{name}/{second}")
    shape["lot"] = f"LOT{rng.randint(10000, 99999)}"
    lines = [list(row) for row in shape["preamble"]]
    if shape["group_line"]:
        uppers = [header.split("\n")[0] for header, _, _ in columns]
        lines.append([upper if i == 0 or upper != uppers[i - 1] else "" for i, upper in enumerate(uppers)])
    header_row = 0
    lower = [header.split("\n")[1] if shape["group_line"] else header for header, _, _ in columns]
    if shape["header"]:
        lines.append(lower)
        header_row = len(lines)
    goods = GOODS[shape["lang"]]
    data = []
    if shape["per_category"]:
        seen = {}
        for entry in goods:
            seen.setdefault((entry[1], entry[2]), entry)
        picks = list(seen.values())
        rng.shuffle(picks)
        picks = picks[: rng.randint(8, 14)]
    else:
        picks = [rng.choice(goods) for _ in range(rng.randint(*shape["rows"]))]
    quantity_sum = ext_sum = 0
    for line, entry in enumerate(picks):
        item = make_item(rng, entry)
        item["color"] = rng.choice(COLORS[shape["lang"]])
        if shape["per_category"]:
            item["quantity"] = rng.randint(8, 90)
        if any(kind == "cases" for _, kind, _ in columns):
            item["quantity"] = item["cases"] * item["pack"]
        quantity_sum += item["quantity"]
        ext_sum += item["retail"] * item["quantity"]
        data.append([value(kind, item, shape, rng, line) for _, kind, _ in columns])
    for _ in range(shape["repeat_rows"]):
        data.insert(rng.randint(0, len(data)), list(rng.choice(data)))
    data_rows = len(data)
    if shape["short_rows"]:
        for row in data:
            while len(row) > 3 and row[-1] == "":
                row.pop()
    if shape["repeat_header"]:
        data.insert(len(data) // 2, list(lower))
    for n in range(shape["blank_rows"]):
        data.insert(3 + n * 4, [""] * len(columns))
    totals = 0
    if shape["totals"]:
        label_column, label = shape["totals"]
        row = [""] * len(columns)
        row[label_column] = label
        for index, (_, kind, _) in enumerate(columns):
            if kind == "quantity":
                row[index] = str(quantity_sum)
            elif kind == "ext":
                row[index] = money(ext_sum, shape["money"])
        data.append(row)
        totals = 1
    lines += data
    extra = (1 if shape["repeat_header"] else 0) + shape["blank_rows"]
    return shape, lines, header_row, data_rows, totals, extra


def encode(shape, lines):
    if shape["ext"] == "xlsx":
        return workbook(lines)
    out = io.StringIO()
    quoting = csv.QUOTE_ALL if shape["quote_all"] else csv.QUOTE_MINIMAL
    csv.writer(out, delimiter=shape["delimiter"], lineterminator=shape["eol"], quoting=quoting).writerows(lines)
    text = out.getvalue()
    marks = {"utf-16le-bom": ("utf-16-le", b"\xff\xfe"), "utf-16be-bom": ("utf-16-be", b"\xfe\xff"),
             "utf-8-bom": ("utf-8", b"\xef\xbb\xbf")}
    codec, mark = marks.get(shape["encoding"], (shape["encoding"], b""))
    return mark + text.encode(codec)


def workbook(lines):
    """The smallest workbook: one sheet, inline text cells."""
    def escape(text):
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    def letter(index):
        return chr(65 + index)

    sheet = "".join(
        f'<row r="{r}">' + "".join(
            f'<c r="{letter(c)}{r}" t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>'
            for c, cell in enumerate(row)) + "</row>"
        for r, row in enumerate(lines, 1))
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{relation}">'
        '<sheets><sheet name="Manifest" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{sheet}</sheetData></worksheet>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in parts.items():
            info = zipfile.ZipInfo(path, (2026, 1, 1, 0, 0, 0))
            archive.writestr(info, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text)
    return out.getvalue()


def escaped(text):
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")


def write_table(name, rows):
    with open(os.path.join(FOLDER, name), "w", encoding="utf-8", newline="\n") as out:
        for row in rows:
            out.write("\t".join(escaped(str(cell)) for cell in row) + "\n")


def main():
    sys.dont_write_bytecode = True  # no cache folder among the test resources
    from shapes import DRIFTS, SHAPES

    for old in os.listdir(FOLDER):
        if old[:3].isdigit() or old.startswith("drifted-"):
            os.remove(os.path.join(FOLDER, old))
    corpus = [("file", "column", "header", "target", "accepted")]
    files = [("file", "encoding", "delimiter", "header_row", "header_lines", "columns", "data_rows",
              "totals_rows", "other_rows", "unit", "note")]
    drifted = [("file", "drifted_from", "change", "column", "header", "target", "accepted")]

    def write(stem, ext_prefix, columns, options, second):
        shape, lines, header_row, data_rows, totals, extra = build(stem, columns, options, second)
        file = f"{stem}{ext_prefix}.{shape['ext']}"
        with open(os.path.join(FOLDER, file), "wb") as out:
            out.write(encode(shape, lines))
        delimiter = {"\t": "tab", ",": "comma", ";": "semicolon", "|": "pipe"}[shape["delimiter"]]
        if shape["ext"] == "xlsx":
            delimiter, encoding = "sheet", "xlsx"
        else:
            encoding = shape["encoding"]
        header_lines = 0 if not shape["header"] else 2 if shape["group_line"] else 1
        files.append((file, encoding, delimiter, header_row, header_lines, len(columns), data_rows, totals, extra,
                      shape["unit"], shape["note"]))
        return file

    known = {}
    for number, (short, text, options) in enumerate(SHAPES, 1):
        stem = f"{number:03d}-{short}"
        columns = columns_of(text)
        known[short] = (stem, columns, options)
        for suffix in ("", ".second"):
            file = write(stem, suffix, columns, options, suffix)
            for index, ((header, _, _), (target, accepted)) in enumerate(zip(columns, expected_of(columns))):
                written = header if options.get("header", True) else ""
                corpus.append((file, index, written, target, accepted))
    for number, (source, change, text) in enumerate(DRIFTS, 1):
        stem, _, options = known[source]
        columns = columns_of(text)
        file = write(f"drifted-{number:02d}-{source}", "", columns, {**options, "note": change}, "drift")
        origin = f"{stem}.{options.get('ext', 'csv')}"
        for index, ((header, _, _), (target, accepted)) in enumerate(zip(columns, expected_of(columns))):
            drifted.append((file, origin, change, index, header, target, accepted))
    write_table("corpus.tsv", corpus)
    write_table("files.tsv", files)
    write_table("drifted.tsv", drifted)


if __name__ == "__main__":
    main()
