package truetill.core.manifest;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What vendors call the standard columns beyond the aliases of the contract, each name with how
 * surely it means the column, and the words that say that a header means something else. Only
 * suggestions are made from this: a person confirms them.
 */
final class HeaderLexicon {
  /** A name, as words, and how surely it means its column, up to 1. */
  record Name(String text, List<String> words, double weight) {}

  private static final Map<StandardColumn, String> NAMES =
      new EnumMap<>(
          Map.ofEntries(
              Map.entry(
                  StandardColumn.QUANTITY,
                  """
                  1.00 quantity, quantity shipped, quantity ordered, quantity received
                  1.00 quantity on hand, available quantity, item quantity, unit quantity
                  1.00 number of units, number of pieces, menge, anzahl, cantidad, quantite, quantita
                  0.95 unit count, total units, total quantity, units shipped, piece, stuck, stk
                  0.90 unit, count, item count, piece count, unidades
                  0.85 on hand
                  0.60 available
                  0.55 stock
                  """),
              Map.entry(
                  StandardColumn.DESCRIPTION,
                  """
                  1.00 description, item description, product description, long description
                  1.00 full description, detailed description, description of goods
                  0.97 sku description, article description, line description, material description
                  0.97 beschreibung, bezeichnung, artikelbezeichnung, descripcion, descrizione
                  0.97 designation, produktbeschreibung, artikelbeschreibung
                  0.93 short description
                  0.80 product details, item details, product information, item information
                  0.75 product, goods, merchandise
                  0.70 item, article, details
                  0.60 contents, listing
                  """),
              Map.entry(
                  StandardColumn.TITLE,
                  """
                  1.00 title, product title, item title, listing title, product name, item name
                  0.97 titel, titulo, titre, produktname, artikelname
                  0.90 short description, article name, web title
                  0.85 display name, short name
                  0.80 name, nombre, nom
                  """),
              Map.entry(
                  StandardColumn.BRAND,
                  """
                  1.00 brand, brand name, product brand, item brand
                  0.97 manufacturer, manufacturer name, marke, marca, marque, hersteller
                  0.95 fabricante, fabricant, vendor brand
                  0.58 vendor name
                  0.85 maker, make
                  0.70 designer
                  """),
              Map.entry(
                  StandardColumn.MODEL,
                  """
                  1.00 model, model number, model name, product model, manufacturer model
                  0.97 modell, modelo, modele, modellnummer
                  0.95 manufacturer part number, mpn, model code, model id
                  0.85 part number, manufacturer number, manufacturer item number
                  0.60 style
                  """),
              Map.entry(
                  StandardColumn.CATEGORY,
                  """
                  1.00 category, category name, product category, item category, main category
                  0.97 kategorie, categoria, categorie, warengruppe, produktkategorie
                  0.92 department, department name, category description
                  0.88 department description, product type, product group, product class
                  0.80 subcategory, sub category, item type, gl description, class description
                  0.75 class, commodity, item group, item class
                  0.70 division, family, product family, gl
                  0.60 group, segment, product line, type
                  """),
              Map.entry(
                  StandardColumn.CONDITION,
                  """
                  1.00 condition, item condition, product condition, condition code
                  0.97 condition description, condition grade, zustand, estado, etat
                  0.90 return condition, item grade, cosmetic grade
                  0.87 grade
                  0.70 quality
                  0.60 state
                  """),
              Map.entry(
                  StandardColumn.RETAIL_VALUE,
                  """
                  1.00 unit retail, retail value, retail price, msrp, unit msrp, retail each
                  1.00 original retail, estimated retail value, suggested retail price
                  0.99 retail, unit retail price, retail cost, rrp, srp, uvp
                  0.93 list price, einzelpreis, precio, prix, prezzo, preis
                  0.86 unit price, price each, original price, unit list price
                  0.80 regular price, unit value, item price
                  0.75 price, market value, selling price, current price, value, item value
                  0.70 unit cost, sale price
                  0.60 cost, wert
                  """),
              Map.entry(
                  StandardColumn.UPC,
                  """
                  1.00 upc, upc code, upc number, item upc, product upc, universal product code
                  0.97 ean, ean code, ean number, barcode, bar code, upc ean, barcode number
                  0.95 gtin, strichcode, codigo de barras, code barre
                  0.85 isbn, jan
                  """),
              Map.entry(
                  StandardColumn.VENDOR_ITEM_NUMBER,
                  """
                  1.00 item number, vendor item number, vendor sku, supplier item number
                  0.96 item id, sku, sku number, vendor item, walmart item, tcin
                  0.95 artikelnummer, article number, article reference, referencia, vendor part number, supplier sku, item sku
                  0.93 item code, product id, product number, product sku, seller sku, merchant sku
                  0.90 asin, stock number, stock keeping unit, vendor style, product code
                  0.85 dpci, catalog number, material number, article code, vendor number
                  0.80 internet number, part number, style number, omsid
                  0.65 item, article, material, style
                  0.56 code, reference, codigo
                  """),
              Map.entry(
                  StandardColumn.NOTES,
                  """
                  1.00 note, comment, condition note, condition comment, item note, grading note
                  0.95 remark, bemerkung, notiz, observacion, nota, remarque, commentaire, anmerkung
                  0.80 additional information, memo, known issues
                  0.75 return reason, defect description, damage description, other information
                  0.65 reason, issue, reason code
                  0.60 details, defect, damage
                  """)));

  /** Words that turn a header away from the column whose name it bears. */
  private static final Map<StandardColumn, String> AGAINST =
      new EnumMap<>(
          Map.ofEntries(
              Map.entry(
                  StandardColumn.QUANTITY,
                  "case carton inner pallet minimum maximum min max pack per price cost value weight"
                      + " retail measure uom msrp type id sku upc length width height size"),
              Map.entry(
                  StandardColumn.DESCRIPTION,
                  "category condition department gl class brand group color size sub subcategory code"
                      + " number id type image url link weight location defect damage quantity"
                      + " price cost upc count unit grade pallet lot manufacturer vendor"),
              Map.entry(
                  StandardColumn.TITLE,
                  "category condition department brand group color vendor seller customer store"
                      + " supplier manufacturer file class warehouse number id carrier subcategory"
                      + " family user"),
              Map.entry(
                  StandardColumn.BRAND, "id number code part type description model sku item"),
              Map.entry(StandardColumn.MODEL, "year color size"),
              Map.entry(StandardColumn.CATEGORY, "number id code key condition"),
              Map.entry(StandardColumn.CONDITION, "note comment remark reason percent date"),
              Map.entry(
                  StandardColumn.RETAIL_VALUE,
                  "extended total percent recovery sold shipping freight fee tax discount lot pallet"
                      + " sum subtotal our quantity date currency"),
              Map.entry(StandardColumn.UPC, "description type"),
              Map.entry(
                  StandardColumn.VENDOR_ITEM_NUMBER,
                  "order pallet lot line serial model po invoice tracking box container quantity"
                      + " weight description name category department class brand phone price cost"
                      + " retail shipment load lpn customer type condition count value title"
                      + " manufacturer upc ean group note"),
              Map.entry(StandardColumn.NOTES, "image url date id")));

  private static final Set<String> ELSEWHERE =
      Set.of(
          ("line row sequence index pallet lot load weight total extended date year serial lpn zip"
                  + " height width length depth dimension size color order invoice tracking location"
                  + " bin aisle image url link percent tax discount freight warehouse container box"
                  + " carton uom measure currency rating id fee shipping po bol shipment store customer"
                  + " volume pack case subtotal sum phone age season day hour")
              .split(" "));

  private static final Set<String> FILLERS =
      Set.of("item", "product", "the", "of", "in", "us", "usd", "eur", "article", "name", "vendor");

  private static final Map<StandardColumn, Set<String>> AGAINST_WORDS = against();
  private static final Set<String> WORDS = words();
  private static final Map<StandardColumn, List<Name>> PARSED = parsed();

  private HeaderLexicon() {}

  /** A header's words as this list knows them. */
  static List<String> wordsOf(String header) {
    return HeaderWords.of(header, WORDS);
  }

  static boolean isKnown(String word) {
    return WORDS.contains(word);
  }

  static List<Name> names(StandardColumn column) {
    return PARSED.getOrDefault(column, List.of());
  }

  static boolean isAgainst(StandardColumn column, String word) {
    return AGAINST_WORDS.getOrDefault(column, Set.of()).contains(word);
  }

  /** A word that says that the header is none of ours, such as the number of a pallet. */
  static boolean isElsewhere(String word) {
    return ELSEWHERE.contains(word);
  }

  /** A word that says nothing about which column a header is. */
  static boolean isFiller(String word) {
    return FILLERS.contains(word) || word.chars().allMatch(Character::isDigit);
  }

  private static Set<String> words() {
    Set<String> words = new HashSet<>(ELSEWHERE);
    NAMES.values().forEach(lines -> addAll(words, lines));
    AGAINST.values().forEach(lines -> addAll(words, lines));
    return Set.copyOf(words);
  }

  private static void addAll(Set<String> words, String lines) {
    for (String word : lines.split("[^a-z]+", -1)) {
      if (word.length() > 1) {
        words.add(HeaderWords.basic(word));
      }
    }
  }

  private static Map<StandardColumn, Set<String>> against() {
    Map<StandardColumn, Set<String>> all = new EnumMap<>(StandardColumn.class);
    AGAINST.forEach((column, words) -> all.put(column, new HashSet<>(List.of(words.split(" ")))));
    return all;
  }

  private static Map<StandardColumn, List<Name>> parsed() {
    Map<StandardColumn, List<Name>> all = new EnumMap<>(StandardColumn.class);
    NAMES.forEach((column, lines) -> {
      Map<List<String>, Name> names = new LinkedHashMap<>();
      lines
          .lines()
          .forEach(line -> {
            double weight = Double.parseDouble(line.substring(0, 4));
            for (String text : line.substring(5).split(", ", -1)) {
              List<String> words = HeaderWords.of(text, WORDS);
              names.putIfAbsent(words, new Name(text, words, weight));
            }
          });
      all.put(column, new ArrayList<>(names.values()));
    });
    return all;
  }
}
