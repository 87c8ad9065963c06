package truetill.server.system;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CASHIER;
import static truetill.server.app.Person.CONSIGNEE;
import static truetill.server.app.Person.MANAGER;
import static truetill.server.app.Person.NOBODY;
import static truetill.server.app.Scenario.body;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import truetill.server.app.Answer;
import truetill.server.app.Person;
import truetill.server.app.ServerFixture;
import truetill.server.app.Unharmed;
import truetill.server.contract.Contract;
import truetill.server.contract.Promise;

class FileTest {
  private static final String FILES = "/core/files/";
  private static final String CSV = "sku,title\nA1,Lamp\nA2,Chair\n";

  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();
  @RegisterExtension final Unharmed unharmed = new Unharmed(store);

  private static long file(ServerFixture on, String key) {
    return on.as(MANAGER).post(FILES, body("key", key, "filename", "list.csv")).gives(201).id();
  }

  @Test
  void onlyManagersSeeAndWriteFiles() {
    long id = file(store, "roles/list.csv");
    for (String path : List.of(FILES, FILES + id + "/", FILES + id + "/content/")) {
      store.scenario("nobody").as(NOBODY).get(path).gives(401);
      for (Person other : List.of(CONSIGNEE, CASHIER)) {
        store.scenario("wrong role").as(other).get(path).gives(403);
      }
    }
    var good = body("key", "roles/other.csv", "filename", "other.csv");
    store.scenario("nobody").as(NOBODY).post(FILES, good).gives(401);
    store.scenario("cashier").as(CASHIER).post(FILES, good).gives(403);
    store.scenario("cashier").as(CASHIER).patch(FILES + id + "/", body()).gives(403);
    store.scenario("cashier").as(CASHIER).put(FILES + id + "/", good).gives(403);
    store.scenario("cashier").as(CASHIER).delete(FILES + id + "/").gives(403);
    store.as(CASHIER).upload(FILES + id + "/content/", "a.csv", CSV).gives(403);
    store.as(MANAGER).get(FILES).gives(200).has("results/0/key", "roles/list.csv");
    store.as(MANAGER).get(FILES + "999/").gives(404);
    store.as(MANAGER).get(FILES + "x/").gives(404);
  }

  @Promise(100)
  @Test
  void keysUploadersAndSizesAreChecked() {
    for (String bad : List.of("/a", "a/", "a//b", "../a", "a/./b", "a\\b", " ", "a/\u0007")) {
      store
          .scenario("key " + bad)
          .as(MANAGER)
          .post(FILES, body("key", bad, "filename", "a.csv"))
          .gives(400);
    }
    long page =
        store
            .as(MANAGER)
            .post(
                FILES,
                body(
                    "key", "k/page",
                    "filename", "../../server.key\"\r\n.html",
                    "content_type", "text/html"))
            .gives(201)
            .id();
    store.as(MANAGER).upload(FILES + page + "/content/", "../../etc/x.html", "<p>").gives(200);
    Answer download = store.as(MANAGER).get(FILES + page + "/content/").gives(200);
    assertThat(download.header("Content-Disposition").orElseThrow())
        .startsWith("attachment;")
        .doesNotContain("/", "\r", "\n");
    assertThat(download.header("X-Content-Type-Options")).contains("nosniff");
    store
        .as(MANAGER)
        .post(FILES, body())
        .refuses("key", "This field is required.")
        .refuses("filename", "This field is required.");
    store
        .as(MANAGER)
        .post(FILES, body("key", "k/size", "filename", "a", "size", -1))
        .refuses("size", "greater than or equal to 0");
    Answer made =
        store
            .as(MANAGER)
            .post(
                FILES,
                body(
                    "key",
                    "k/a.csv",
                    "filename",
                    "a.csv",
                    "uploaded_by",
                    store.idOf(CASHIER),
                    "size",
                    12))
            .gives(201)
            .has("uploaded_by", store.idOf(MANAGER))
            .has("size", 12)
            .has("url", "null");
    store
        .as(MANAGER)
        .post(FILES, body("key", "k/a.csv", "filename", "b.csv"))
        .refuses("key", "file with this key already exists.");
    store
        .as(MANAGER)
        .patch(FILES + made.id() + "/", body("key", "k/moved.csv", "filename", "c.csv"))
        .gives(200)
        .has("key", "k/a.csv")
        .has("filename", "c.csv");
    store.as(MANAGER).put(FILES + made.id() + "/", body("filename", "d.csv")).gives(400);
    store
        .as(MANAGER)
        .put(FILES + made.id() + "/", body("key", "k/moved.csv", "filename", "d.csv"))
        .gives(200)
        .has("key", "k/moved.csv");
  }

  @Test
  void whatIsUploadedIsLookedIntoAndComesBackAsADownload() {
    long id = file(store, "content/list.csv");
    store.as(MANAGER).get(FILES + id + "/content/").gives(404);
    store
        .as(MANAGER)
        .upload(FILES + id + "/content/", "list.csv", CSV)
        .gives(200)
        .has("content_type", "text/csv")
        .has("size", CSV.length())
        .has("url", "/api/core/files/" + id + "/content/");
    Answer download = store.as(MANAGER).get(FILES + id + "/content/").gives(200);
    assertThat(download.content()).isEqualTo(CSV);
    assertThat(download.header("Content-Disposition"))
        .contains("attachment; filename*=UTF-8''list.csv");
    assertThat(download.header("X-Content-Type-Options")).contains("nosniff");

    String page = "<html><script>alert(1)</script></html>";
    store
        .as(MANAGER)
        .upload(FILES + id + "/content/", "picture.png", page)
        .gives(200)
        .has("content_type", "text/html");
    assertThat(store.as(MANAGER).get(FILES + id + "/content/").content()).isEqualTo(page);
    // What lies there is measured; a later word of a writer does not change that.
    store
        .as(MANAGER)
        .patch(FILES + id + "/", body("size", 1, "content_type", "image/png"))
        .gives(200)
        .has("size", page.length())
        .has("content_type", "text/html");
    store.as(MANAGER).post(FILES + id + "/content/", body("file", "x")).gives(415);
    store.as(MANAGER).upload(FILES + "999/content/", "a", CSV).gives(404);
    store.as(MANAGER).delete(FILES + id + "/").gives(204);
    store.as(MANAGER).get(FILES + id + "/content/").gives(404);
  }

  @Promise(100)
  @Test
  void aFileThatAPrintServerReleaseUsesStays() {
    long id = file(store, "print/server.zip");
    store.as(CASHIER).get("/core/system/print-server-version/").gives(200).has("available", false);
    store
        .work()
        .write(tx -> new PrintServerTestStore().release(tx, id, "1.2.0", store.idOf(MANAGER)));
    store
        .as(CONSIGNEE)
        .get("/core/system/print-server-version/")
        .gives(200)
        .has("available", true)
        .has("s3_file_info/key", "print/server.zip");
    store
        .as(CASHIER)
        .get("/core/system/print-server-releases/")
        .gives(200)
        .has("0/version", "1.2.0");
    store.as(MANAGER).delete(FILES + id + "/").refusesWithCode("file_in_use");
    store.scenario("nobody").as(NOBODY).get("/core/system/print-server-releases/").gives(401);
  }

  @Test
  @Promise(62)
  void theReleaseInForceIsSaidToTheSignedInOnly() throws IOException {
    store.scenario("nobody").as(NOBODY).get("/core/system/print-server-version/").gives(401);
    assertThat(Contract.load().operations())
        .filteredOn(operation -> operation.toString().contains("/core/system/"))
        .isNotEmpty()
        .allSatisfy(operation -> assertThat(operation.access()).isNotEqualTo("public"));
  }

  @Test
  void theVersionIsSaid() {
    store.scenario("nobody").as(NOBODY).get("/core/system/version/").gives(401);
    Answer version = store.as(CONSIGNEE).get("/core/system/version/").gives(200);
    assertThat(version.text("version")).isNotBlank();
  }

  @Test
  void contentsSurviveARestartAndOrphansDoNot(@TempDir Path folder) throws IOException {
    long id;
    try (ServerFixture first = ServerFixture.inFolder(folder)) {
      id = file(first, "kept/list.csv");
      first.as(MANAGER).upload(FILES + id + "/content/", "list.csv", CSV).gives(200);
      first.as(MANAGER).upload(FILES + id + "/content/", "list.csv", CSV + "A3,Vase\n").gives(200);
      assertThat(contents(folder)).hasSize(1);
      Set<Path> before = Set.copyOf(everything(folder));
      first
          .as(MANAGER)
          .upload(FILES + id + "/content/", "../../x.html", CSV + "A3,Vase\n")
          .gives(200);
      assertThat(contents(folder).getFirst().getFileName().toString()).matches("[0-9a-f-]{36}");
      assertThat(everything(folder)).filteredOn(path -> !before.contains(path)).hasSize(1);
      assertThat(folder.resolve("../x.html")).doesNotExist();
    }
    Files.writeString(folder.resolve("files").resolve("0198c0de-0000-7000-8000-000000000000"), "x");
    Files.writeString(folder.resolve("files").resolve("half.part"), "x");
    try (ServerFixture second = ServerFixture.inFolder(folder)) {
      assertThat(contents(folder)).hasSize(1);
      assertThat(second.as(MANAGER).get(FILES + id + "/content/").content())
          .isEqualTo(CSV + "A3,Vase\n");
    }
  }

  private static List<Path> everything(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.toList();
    }
  }

  private static List<Path> contents(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("files"))) {
      return files.toList();
    }
  }
}
