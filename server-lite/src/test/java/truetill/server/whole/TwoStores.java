package truetill.server.whole;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import truetill.server.app.ServerFixture;
import truetill.server.db.TestPostgres;

/** A store on each database that the tests of a class share, begun when first asked for. */
final class TwoStores implements AfterAllCallback {
  private @Nullable ServerFixture h2;
  private @Nullable ServerFixture postgres;

  ServerFixture onH2() {
    if (h2 == null) {
      h2 = ServerFixture.inMemory();
    }
    return h2;
  }

  /** Skips the calling test where there is no PostgreSQL. */
  ServerFixture onPostgres() {
    if (postgres == null) {
      postgres = ServerFixture.onPostgres(TestPostgres.migratedDatabase());
    }
    return postgres;
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (h2 != null) {
      h2.close();
    }
    if (postgres != null) {
      postgres.close();
    }
  }
}
