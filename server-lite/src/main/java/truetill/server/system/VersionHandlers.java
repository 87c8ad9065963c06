package truetill.server.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import truetill.core.wire.system.AppVersion;
import truetill.core.wire.system.PrintServerRelease;
import truetill.server.db.Database;
import truetill.server.http.Call;
import truetill.server.http.Reply;

/** What runs here, and which print server a shop PC should have. */
final class VersionHandlers {
  private static final String DESCRIPTION = "Truetill store server";

  private final Database database;
  private final AppVersion version = built();
  private final ReleaseStore releases = new ReleaseStore();

  VersionHandlers(Database database) {
    this.database = database;
  }

  Reply version(Call call) {
    return Reply.ok(version);
  }

  Reply current(Call call) {
    return Reply.ok(
        database
            .read(releases::current)
            .map(VersionHandlers::available)
            .orElse(Map.of("available", false)));
  }

  Reply releases(Call call) {
    return Reply.ok(database.read(releases::all));
  }

  private static AppVersion built() {
    Properties build = new Properties();
    try (InputStream in = VersionHandlers.class.getResourceAsStream("/build.properties")) {
      if (in == null) {
        throw new IllegalStateException("build.properties is missing from the program");
      }
      build.load(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return new AppVersion(
        build.getProperty("version", ""), instant(build.getProperty("built", "")), DESCRIPTION);
  }

  private static @Nullable Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException notBuiltByThePom) {
      return null;
    }
  }

  private static Map<String, @Nullable Object> available(PrintServerRelease release) {
    Map<String, @Nullable Object> version = new LinkedHashMap<>();
    version.put("available", true);
    version.put("id", release.id());
    version.put("version", release.version());
    version.put("s3_file", release.s3File());
    version.put("s3_file_info", release.s3FileInfo());
    version.put("release_notes", release.releaseNotes());
    version.put("is_current", release.isCurrent());
    version.put("released_by", release.releasedBy());
    version.put("released_at", release.releasedAt());
    return version;
  }
}
