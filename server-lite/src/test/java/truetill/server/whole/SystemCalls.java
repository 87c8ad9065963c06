package truetill.server.whole;

import static truetill.server.app.Scenario.body;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import truetill.server.app.ServerFixture;

/** Locations, settings, files and versions. */
final class SystemCalls extends Recipes {
  SystemCalls(ServerFixture store, Rows rows) {
    super(store, rows);
    system();
  }

  private void system() {
    String locations = "/core/locations/";
    Map<String, @Nullable Object> location =
        body(
            "name", "Side street",
            "address", "1 Side St",
            "phone", "555-0104",
            "timezone", "America/Denver",
            "is_active", false);
    plain("GET " + locations);
    to("POST " + locations, caller -> ValidCall.of(locations, location));
    to("GET " + locations + "{id}/", caller -> ValidCall.of(locations + "1/"));
    to(
        "PATCH " + locations + "{id}/",
        caller -> ValidCall.of(locations + rows.location() + "/", location));
    String settings = "/core/settings/";
    plain("GET " + settings);
    to(
        "POST " + settings,
        caller ->
            ValidCall.of(
                settings,
                body("key", "key-" + rows.next(), "value", List.of(1), "description", "x")));
    to("GET " + settings + "{key}/", caller -> ValidCall.of(settings + rows.setting() + "/"));
    for (String method : List.of("PATCH ", "PUT ")) {
      to(
          method + settings + "{key}/",
          caller ->
              ValidCall.of(
                  settings + rows.setting() + "/", body("value", "v", "description", "x")));
    }
    to("DELETE " + settings + "{key}/", caller -> ValidCall.of(settings + rows.setting() + "/"));
    files();
    plain(
        "GET /core/system/version/",
        "GET /core/system/print-server-version/",
        "GET /core/system/print-server-releases/");
  }

  private void files() {
    String files = "/core/files/";
    plain("GET " + files);
    to(
        "POST " + files,
        caller ->
            ValidCall.of(
                files,
                body(
                    "key",
                    "made/" + rows.next() + ".csv",
                    "filename",
                    "a.csv",
                    "size",
                    12,
                    "content_type",
                    "text/csv")));
    to("GET " + files + "{id}/", caller -> ValidCall.of(files + rows.file() + "/"));
    to(
        "PATCH " + files + "{id}/",
        caller ->
            ValidCall.of(
                files + rows.file() + "/",
                body("filename", "b.csv", "content_type", "text/csv", "size", 3)));
    to(
        "PUT " + files + "{id}/",
        caller ->
            ValidCall.of(
                files + rows.file() + "/",
                body(
                    "key",
                    "put/" + rows.next() + ".csv",
                    "filename",
                    "b.csv",
                    "size",
                    3,
                    "content_type",
                    "text/csv")));
    to("DELETE " + files + "{id}/", caller -> ValidCall.of(files + rows.file() + "/"));
    to(
        "GET " + files + "{id}/content/",
        caller -> ValidCall.of(files + rows.fileWithContent() + "/content/"));
    to(
        "POST " + files + "{id}/content/",
        caller -> new ValidCall(files + rows.file() + "/content/", null, "a,b\n1,2\n", ""));
  }
}
