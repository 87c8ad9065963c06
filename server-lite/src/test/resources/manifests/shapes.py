"""The shapes and the drifts: short name, columns "Header=kind>target" parted by " ; ", options.

A "~" in a header is a space that must survive; "\\n" is a line break inside the header cell, or, with
group_line, the border between the upper and the lower header line.
"""

SEMI = {"delimiter": ";", "money": "comma"}
TAB = {"delimiter": "\t", "ext": "tsv"}
PIPE = {"delimiter": "|", "ext": "txt"}

SHAPES = [
    # per item, English
    ("source-a-item", "Item #=sku ; Seller Category=category>- ; Item Description=title>description ; Qty=quantity ; Unit Retail=retail ; Ext. Retail=ext ; Brand=brand ; UPC=upc ; Origin=origin ; Category=category ; Condition=condition ; Pallet ID=pallet ; Subcategory=subcategory ; Lot ID=lot", {"note": "two category columns"}),
    ("source-b-item", "LPN=lpn ; ASIN=asin>vendor_item_number ; Item Desc=title>description ; Units=quantity ; Unit Retail=retail ; Ext Retail=ext ; Category=category ; Subcategory=subcategory ; Condition=condition ; Pallet=pallet", {"money": "dollar"}),
    ("source-c-item", "Product Name=title ; Retail Price=retail ; Quantity=quantity ; Notes=notes ; Total Retail Price=ext", {"money": "dollar", "totals": (0, "Total")}),
    ("source-d-item", "UPC=upc ; Description=title>description ; QTY=quantity ; MSRP=retail ; Ext. MSRP=ext ; Manufacturer=brand ; Model=model ; Color=color", {}),
    ("source-e-item", "Title=title ; Description=longtext>description ; Brand=brand ; Model Number=model ; UPC=upc ; Quantity=quantity ; Retail=retail ; Condition=condition", {"note": "title and description both present", "text": "plain"}),
    ("source-f-apparel", "Style #=sku ; Style Description=title>description ; Color=color ; Size=size ; Gender=gender ; UPC=upc ; Units=quantity ; Original Retail=retail ; Vendor Name=brand ; Department Name=category", {}),
    ("source-g-minimal", "Description=title>description ; Qty=quantity ; Price=retail", {"note": "the least a file may have"}),
    ("source-h-cost", "SKU=sku ; Item=title ; Qty=quantity ; Unit Cost=cost ; Ext Cost=extcost ; Unit Retail=retail ; Ext Retail=ext ; UPC=upc", {"note": "cost and retail side by side"}),
    ("source-i-location", "Location=location ; Bin Date=date ; Item ID=sku ; Item Name=title ; Qty On Hand=quantity ; MSRP=retail ; Weight (lbs)=weight ; Item Condition=condition", {}),
    ("source-j-links", "Image URL=link ; Product Title=title ; Brand Name=brand ; Item Model=model ; EAN=ean ; Stock=quantity ; RRP=retail ; Grade=condition", {"conditions": "code"}),
    ("both-codes", "UPC=upc ; ASIN=asin ; Vendor Item No.=sku ; Product Description=title>description ; Quantity=quantity ; Retail Value=retail", {"note": "three codes; the vendor number is named"}),
    ("ext-only", "Item Description=title>description ; Qty=quantity ; Extended Retail=ext ; UPC=upc ; Condition=condition", {"note": "no unit retail: the extended amount is not the value of one piece"}),
    # per case and per category
    ("per-case", "Case ID=case ; Case Pack=casepack ; Cases=cases ; Item Number=sku ; Item Description=title>description ; Total Units=quantity ; Unit Retail=retail ; Total Retail=ext", {"unit": "case", "note": "cases and units both look like a quantity"}),
    ("per-case-short", "Carton #=case ; UPC=upc ; Desc=title>description ; Inner Pack=casepack ; Qty=quantity ; MSRP=retail", {"unit": "case"}),
    ("per-case-pallet", "Pallet #=pallet ; Case #=case ; SKU=sku ; Product=title ; Case Qty=quantity ; Retail Each=retail ; Case Weight=weight", {"unit": "case"}),
    ("category-summary", "Category=category ; Subcategory=subcategory ; Units=quantity ; Ext Retail=ext", {"per_category": True, "unit": "category", "totals": (0, "Grand Total")}),
    ("category-percent", "Department=category ; SKU Count=skus ; Total Units=quantity ; Total MSRP=ext ; % of Retail=percent", {"per_category": True, "unit": "category", "money": "dollar"}),
    ("category-average", "Product Category=category ; Qty=quantity ; Avg Unit Retail=retail ; Total Retail=ext ; Comments=notes", {"per_category": True, "unit": "category"}),
    # separators and encodings
    ("semicolon-comma", "SKU=sku ; Description=title>description ; Quantity=quantity ; Retail Price=retail ; Brand=brand", SEMI),
    ("semicolon-euro", "EAN=ean ; Product Name=title ; Qty=quantity ; Unit Price=retail ; Total=ext ; Currency=currency", {"delimiter": ";", "money": "euro"}),
    ("semicolon-point", "Item No=sku ; Item Name=title ; Qty=quantity ; RRP=retail ; Grade=condition", {"delimiter": ";"}),
    ("tab-item", "UPC=upc ; Item Description=title>description ; Brand=brand ; Qty=quantity ; Unit Retail=retail", TAB),
    ("tab-named-txt", "Pallet=pallet ; Item=sku ; Description=title>description ; Units=quantity ; Retail=retail ; Notes=notes", {"delimiter": "\t", "ext": "txt"}),
    ("pipe-item", "SKU=sku ; UPC=upc ; TITLE=title ; QTY=quantity ; MSRP=retail ; COND=condition", PIPE),
    ("utf16le-tab", "Item Number=sku ; Product Name=title ; Quantity=quantity ; Retail=retail ; Category=category", {"delimiter": "\t", "ext": "txt", "encoding": "utf-16le-bom"}),
    ("utf16be-comma", "UPC=upc ; Description=title>description ; Qty=quantity ; Unit Retail=retail", {"encoding": "utf-16be-bom"}),
    ("utf8-mark", "UPC=upc ; Product=title ; Qty=quantity ; MSRP=retail ; Model #=model", {"encoding": "utf-8-bom", "note": "byte order mark before the first header"}),
    ("windows-1252", "Référence=sku ; Désignation=title>description ; Marque=brand ; Qté=quantity ; Prix public=retail ; État=condition", {"encoding": "windows-1252", "delimiter": ";", "money": "euro", "lang": "fr"}),
    ("unix-lines", "ItemNumber=sku ; ItemName=title ; Qty=quantity ; RetailPrice=retail", {"eol": "\n"}),
    ("all-quoted", "Lot=lot ; UPC=upc ; Item Title=title ; Qty=quantity ; Retail Price=retail ; Condition=condition", {"quote_all": True}),
    # where the header is, and whether there is one
    ("header-line-3", "UPC=upc ; Description=title>description ; Qty=quantity ; Unit Retail=retail ; Ext Retail=ext", {"preamble": [["Manifest for lot 44718"], ["Printed 2026-03-02"]]}),
    ("header-line-5", "Item #=sku ; Title=title ; Brand=brand ; Qty=quantity ; MSRP=retail", {"preamble": [["Load sheet", "", "", "", ""], ["Units", "212", "", "", ""], ["Retail", "$9,410.00", "", "", ""], ["", "", "", "", ""]], "note": "figures and an empty line before the header"}),
    ("merged-two-lines", "Item\\nNumber=sku ; Item\\nDescription=title>description ; Quantity\\nUnits=quantity ; Retail\\nUnit=retail ; Retail\\nExtended=ext ; Pallet\\nID=pallet", {"group_line": True}),
    ("merged-groups", "Product\\nUPC=upc ; Product\\nName=title ; Product\\nBrand=brand ; Amounts\\nQty=quantity ; Amounts\\nMSRP=retail ; Amounts\\nCost=cost ; State\\nCondition=condition ; State\\nNotes=notes", {"group_line": True}),
    ("no-header", "1=sku ; 2=title ; 3=quantity ; 4=retail ; 5=upc", {"header": False, "note": "no header line at all; text may be title or description"}),
    ("no-header-pallet", "1=upc ; 2=brand ; 3=title ; 4=condition ; 5=quantity ; 6=retail ; 7=ext", {"header": False, "money": "dollar", "note": "no header line at all"}),
    ("one-blank-header", "UPC=upc ; =title>description ; Qty=quantity ; Unit Retail=retail", {"note": "the text column has no header"}),
    ("two-blank-headers", "=line ; Description=title>description ; Qty=quantity ; =retail ; Condition=condition", {"note": "running number and price have no header"}),
    ("trailing-blanks", "UPC=upc ; Description=title>description ; Qty=quantity ; Retail=retail ; =blank ; =blank ; =blank", {"note": "three empty columns at the end"}),
    ("short-rows", "SKU=sku ; Title=title ; Qty=quantity ; Retail=retail ; Condition=condition ; Notes=notes", {"short_rows": True, "note": "rows end where their last value ends"}),
    ("header-repeated", "UPC=upc ; Item=title ; Qty=quantity ; MSRP=retail", {"repeat_header": True, "rows": (16, 24), "note": "the header comes again half way, as on a new page"}),
    ("blank-rows", "Item #=sku ; Item Description=title>description ; Qty=quantity ; Retail=retail", {"blank_rows": 2, "note": "empty lines between rows"}),
    ("header-newline", "Item\\nNumber=sku ; Item\\nDescription=title>description ; Order\\nQty=quantity ; Unit\\nRetail=retail", {"note": "line breaks inside one header cell"}),
    ("quoted-newlines", "UPC=upc ; Description=description ; Qty=quantity ; Retail=retail", {"text": "newline", "note": "line breaks inside values"}),
    ("quotes-inches", "SKU=sku ; Item Description=description ; Qty=quantity ; MSRP=retail ; Brand=brand", {"text": "quotes", "note": "doubled quotes and commas inside values"}),
    # totals and duplicates
    ("totals-row", "Pallet=pallet ; UPC=upc ; Description=title>description ; Qty=quantity ; Unit Retail=retail ; Ext Retail=ext", {"totals": (0, "TOTAL")}),
    ("totals-no-label", "Item=title ; UPC=upc ; Qty=quantity ; Retail=retail ; Total=ext", {"totals": (0, ""), "note": "the sums stand without a word"}),
    ("duplicate-header", "UPC=upc ; Description=title>description ; Qty=quantity ; Retail=retail ; Retail=ext ; Condition=condition", {"note": "the first Retail is of one piece, the second of the line"}),
    ("duplicate-text", "SKU=sku ; Description=category ; Description=title>description ; Qty=quantity ; MSRP=retail", {"note": "the first Description holds the category"}),
    ("duplicate-rows", "UPC=upc ; Product Name=title ; Qty=quantity ; Retail Price=retail ; Condition=condition", {"repeat_rows": 4, "note": "whole rows come twice"}),
    # manner of writing headers
    ("upper-case", "ITEM NUMBER=sku ; ITEM DESCRIPTION=title>description ; BRAND=brand ; QUANTITY=quantity ; UNIT RETAIL=retail ; CONDITION=condition", {"upper": True, "conditions": "caps"}),
    ("lower-case", "upc=upc ; title=title ; brand=brand ; qty=quantity ; retail=retail ; category=category", {}),
    ("snake-case", "item_id=sku ; item_title=title ; item_brand=brand ; item_qty=quantity ; unit_retail_price=retail ; ext_retail_price=ext ; category_name=category ; sub_category_name=subcategory", {}),
    ("camel-case", "itemNumber=sku ; productTitle=title ; brandName=brand ; modelNumber=model ; unitQuantity=quantity ; unitRetail=retail ; palletId=pallet", {}),
    ("spaces-and-marks", "~UPC~=upc ; Item Description:=title>description ; Qty.=quantity ; Retail ($)=retail ; Brand*=brand", {"note": "spaces at the ends, marks after the words"}),
    ("abbreviations", "Itm No=sku ; Itm Desc=title>description ; Mfr=brand ; Mdl=model ; Cat=category ; Cond=condition ; Qty=quantity ; Rtl=retail ; Cmts=notes", {}),
    ("typos", "Itme Number=sku ; Decription=title>description ; Quanity=quantity ; Retial Price=retail ; Conditon=condition ; Catagory=category", {}),
    ("guarded-codes", "UPC Code=upcmark>upc ; Product Title=title ; Units=quantity ; List Price=retail ; Wholesale Price=cost", {"note": "codes start with an apostrophe so that a sheet keeps them as text"}),
    # other languages
    ("spanish", "Código=sku ; EAN=ean ; Descripción=title>description ; Marca=brand ; Cantidad=quantity ; Precio de venta=retail ; Estado=condition ; Notas=notes", {"delimiter": ";", "money": "comma", "lang": "es"}),
    ("french", "Référence article=sku ; Code-barres=ean ; Libellé=title ; Marque=brand ; Catégorie=category ; Quantité=quantity ; Prix de vente conseillé=retail ; État=condition ; Remarques=notes", {"delimiter": ";", "money": "euro", "lang": "fr"}),
    ("german", "Artikelnummer=sku ; EAN=ean ; Bezeichnung=title ; Hersteller=brand ; Modell=model ; Warengruppe=category ; Menge=quantity ; UVP=retail ; Zustand=condition ; Bemerkung=notes", {"delimiter": ";", "money": "comma", "lang": "de", "encoding": "windows-1252"}),
    # headers that mislead; the values show the truth
    ("misleading-item", "Item=upc ; Product=category ; Name=title ; Number=quantity ; Value=retail", {"note": "Item holds the bar code, Product the category"}),
    ("misleading-model", "Model=title ; Type=brand ; Code=upc ; Count=quantity ; Amount=retail", {"note": "Model holds the product name, Type the brand"}),
    ("misleading-upc", "UPC=sku>vendor_item_number ; Barcode=upc ; Title=title ; Qty=quantity ; Retail=retail", {"note": "UPC holds the seller's seven-digit number, Barcode the bar code"}),
    # workbooks
    ("workbook-item", "LPN=lpn ; UPC=upc ; Item Description=title>description ; Qty=quantity ; Unit Retail=retail ; Condition=condition", {"ext": "xlsx", "note": "a workbook; where only delimited text is taken it must be refused with a clear error"}),
    ("workbook-header-3", "Item #=sku ; Product Name=title ; Brand=brand ; Qty=quantity ; MSRP=retail ; Ext MSRP=ext", {"ext": "xlsx", "preamble": [["Load 5582"], ["2026-04-11"]], "totals": (1, "Total"), "note": "a workbook with the header on line 3"}),
]

DRIFTS = [
    ("source-a-item", "added and renamed", "Item #=sku ; Seller Category=category>- ; Item Description=title>description ; Qty=quantity ; Unit MSRP=retail ; Ext. MSRP=ext ; Brand=brand ; UPC=upc ; Origin=origin ; Category=category ; Condition=condition ; Pallet ID=pallet ; Subcategory=subcategory ; Lot ID=lot ; Truck Date=date"),
    ("source-b-item", "reordered", "Pallet=pallet ; Category=category ; Subcategory=subcategory ; Item Desc=title>description ; Condition=condition ; Units=quantity ; Unit Retail=retail ; Ext Retail=ext ; ASIN=asin>vendor_item_number ; LPN=lpn"),
    ("source-c-item", "renamed", "Item Name=title ; Retail Price Each=retail ; Qty=quantity ; Comments=notes ; Total Retail=ext"),
    ("source-d-item", "letter case", "Upc=upc ; description=title>description ; Qty=quantity ; Msrp=retail ; Ext. Msrp=ext ; MANUFACTURER=brand ; model=model ; color=color"),
    ("source-e-item", "column removed", "Title=title ; Brand=brand ; Model Number=model ; UPC=upc ; Quantity=quantity ; Retail=retail ; Condition=condition"),
    ("source-f-apparel", "added", "Style #=sku ; Style Description=title>description ; Color=color ; Size=size ; Gender=gender ; UPC=upc ; Units=quantity ; Original Retail=retail ; Current Retail=cost>- ; Vendor Name=brand ; Department Name=category ; Country=origin"),
    ("source-h-cost", "reordered and renamed", "SKU=sku ; UPC=upc ; Item Title=title ; Unit Cost=cost ; Unit Retail=retail ; Qty=quantity ; Extended Cost=extcost ; Extended Retail=ext"),
    ("per-case", "renamed", "Carton ID=case ; Pack Size=casepack ; Case Count=cases ; Item Number=sku ; Item Description=title>description ; Units=quantity ; Unit Retail=retail ; Ext Retail=ext"),
    ("category-summary", "added", "Department=department ; Category=category ; Subcategory=subcategory ; Units=quantity ; Ext Retail=ext"),
    ("snake-case", "manner of writing", "Item Id=sku ; Item Title=title ; Item Brand=brand ; Item Qty=quantity ; Unit Retail Price=retail ; Ext Retail Price=ext ; Category Name=category ; Sub Category Name=subcategory"),
    ("spanish", "accents lost and reordered", "Codigo=sku ; Descripcion=title>description ; EAN=ean ; Marca=brand ; Cantidad=quantity ; Estado=condition ; Precio de venta=retail ; Notas=notes"),
    ("german", "renamed and added", "Art.-Nr.=sku ; EAN=ean ; Artikelbezeichnung=title ; Hersteller=brand ; Modell=model ; Warengruppe=category ; Stückzahl=quantity ; UVP (EUR)=retail ; Zustand=condition ; Bemerkung=notes ; Palette=pallet"),
]
