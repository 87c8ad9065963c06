package truetill.server.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.ADMIN;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CONSIGNEE;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;
import static truetill.server.inventory.Pallet.path;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.contract.InventoryPromise;
import truetill.server.pos.Shop;

/** A vendor's file on its way to an order (rules-inventory section 7). */
class ManifestUploadTest {
  private static final String FILE = "Qty, Description ,PRICE\n2,Lamp,4.50\n\n\n1,Chair\n";

  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();

  private final Pallet pallet = new Pallet(store);
  private final Shop shop = new Shop(store);

  private Answer upload(Answer order, String content) {
    return store.as(CASHIER).upload(path(order) + "upload-manifest/", "Load 7.csv", content);
  }

  private Answer upload(Answer order, byte[] content) {
    return store.as(CASHIER).upload(path(order) + "upload-manifest/", "Load 7.csv", content);
  }

  @Test
  @InventoryPromise({3, 5, 9, 53})
  void theOrderShowsWhatWasInTheFile() {
    Answer order = pallet.order();
    store
        .scenario("nobody")
        .as(NOBODY)
        .upload(path(order) + "upload-manifest/", "a.csv", FILE)
        .gives(401);
    store
        .scenario("consignee")
        .as(CONSIGNEE)
        .upload(path(order) + "upload-manifest/", "a.csv", FILE)
        .gives(403);
    store.as(CASHIER).upload("/inventory/orders/999999/upload-manifest/", "a.csv", FILE).gives(404);
    Answer shown =
        upload(order, "\n" + FILE)
            .gives(200)
            .has("manifest_preview/signature", "a8c537eecd7edb951cd3941268847017")
            .has("manifest_preview/headers/1", "Description")
            .has("manifest_preview/template_id", "null")
            .has("manifest_preview/row_count", "2")
            .has("manifest_preview/rows/0/row_number", "1")
            .has("manifest_preview/rows/0/raw/Description", "Lamp")
            .has("manifest_preview/rows/1/row_number", "4")
            .has("manifest_preview/rows/1/raw/PRICE", "")
            .has("manifest_file/filename", "Load 7.csv")
            .has("manifest_file/uploaded_by", String.valueOf(store.idOf(CASHIER)));
    assertThat(shown.text("manifest_file/key"))
        .isEqualTo("manifests/orders/" + order.id() + "/Load_7.csv");
    String url = shown.text("manifest_file/url").substring("/api".length());
    assertThat(store.as(MANAGER).get(url).gives(200).content()).isEqualTo("\n" + FILE);
    store.as(NOBODY).get(url).gives(401);
  }

  @Test
  @InventoryPromise(1)
  void nothingIsDroppedOfOtherEncodings() {
    for (Charset charset :
        new Charset[] {Charset.forName("windows-1252"), StandardCharsets.UTF_16}) {
      upload(pallet.order(), "Title;Price\nCafé cups – blue;4,50\n".getBytes(charset))
          .gives(200)
          .has("manifest_preview/rows/0/raw/Title", "Café cups – blue");
    }
  }

  @Test
  @InventoryPromise({2, 6, 11})
  void aFileThatIsRefusedLeavesTheOneBefore() {
    Answer order = pallet.order();
    upload(order, FILE).gives(200);
    long files = shop.count("stored_file", "1 = 1");
    for (Map.Entry<String, String> bad :
        Map.of(
                "", "manifest_empty",
                "\n \n", "manifest_without_header",
                "Title\n", "manifest_without_rows",
                "Title,Qty\n\"Lamp,1\n", "manifest_open_quote",
                "PK\u0003\u0004 no sheet", "manifest_damaged",
                "Title\nLa\0mp\n", "manifest_binary")
            .entrySet()) {
      upload(order, bad.getKey()).gives(400).has("code", bad.getValue());
    }
    store.as(CASHIER).post(path(order) + "upload-manifest/", "{}").gives(415);
    pallet.read(order).has("manifest_preview/rows/0/raw/Description", "Lamp");
    assertThat(shop.count("stored_file", "1 = 1")).isEqualTo(files);
  }

  @Test
  void theSameBytesAgainChangeNothingAndOthersTakeThePlace() {
    Answer order = pallet.order();
    Answer first = upload(order, FILE).gives(200);
    Answer again = upload(order, FILE).gives(200);
    assertThat(again.content()).isEqualTo(first.content());
    Answer other =
        upload(order, FILE + "3,Table,9\n").gives(200).has("manifest_preview/row_count", "3");
    assertThat(other.text("manifest")).isNotEqualTo(first.text("manifest"));
    assertThat(shop.count("stored_file", "id = " + first.text("manifest"))).isZero();
  }

  @Test
  @InventoryPromise({12, 59})
  void rowsItemsAndCancellingKeepAFileOut() {
    Answer order = pallet.order();
    upload(order, FILE).gives(200);
    pallet.row(order, "Lamp", 1);
    upload(order, "Title\nChair\n").refusesWithCode("rows_exist");
    Answer stocked = pallet.order();
    pallet.item(stocked, "intake");
    upload(stocked, FILE).refusesWithCode("order_has_items");
    upload(pallet.orderIn("cancelled"), FILE).refusesWithCode("order_status");
  }

  @Test
  void aDeletedFileLeavesThePreview() {
    Answer order = pallet.order();
    Answer shown = upload(order, FILE).gives(200);
    store.as(ADMIN).delete("/core/files/" + shown.text("manifest") + "/").gives(204);
    pallet
        .read(order)
        .has("manifest", "null")
        .has("manifest_file", "null")
        .has("manifest_preview/row_count", "2");
  }

  @Test
  @InventoryPromise(13)
  void theTemplateOfTheLayoutIsTheDefaultElseTheNewest() {
    long vendor = pallet.vendor();
    long old = pallet.template(vendor, "Old", "a8c537eecd7edb951cd3941268847017", false);
    long standard = pallet.template(vendor, "Standard", "a8c537eecd7edb951cd3941268847017", true);
    pallet.template(vendor, "Newest", "a8c537eecd7edb951cd3941268847017", false);
    pallet.template(pallet.vendor(), "Another", "a8c537eecd7edb951cd3941268847017", true);
    Answer order = store.as(CASHIER).post(Pallet.ORDERS, body("vendor", vendor)).gives(201);
    upload(order, FILE)
        .gives(200)
        .has("manifest_preview/template_id", String.valueOf(standard))
        .has("manifest_preview/template_name", "Standard")
        .has("manifest_preview/template_mappings/0/source", "PRICE");
    assertThat(old).isLessThan(standard);
  }

  @Test
  @InventoryPromise(7)
  void aCellMayHaveAMebibyteAndNoMore() {
    String limit = "x".repeat(1 << 20);
    Answer shown = upload(pallet.order(), "Title,Qty\n" + limit + ",1\n").gives(200);
    assertThat(shown.text("manifest_preview/rows/0/raw/Title")).startsWith("xxx");
    upload(pallet.order(), "Title,Qty\nLamp,1\n" + limit + "x,1\n")
        .refusesWithCode("manifest_cell_too_large");
  }

  @Test
  @InventoryPromise(8)
  void fourDelimitersAreTold() {
    for (String delimiter : new String[] {",", ";", "\t", "|"}) {
      upload(pallet.order(), "Title" + delimiter + "Qty\nLamp" + delimiter + "2\n")
          .gives(200)
          .has("manifest_preview/headers/1", "Qty")
          .has("manifest_preview/rows/0/raw/Qty", "2");
    }
  }
}
