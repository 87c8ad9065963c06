package truetill.server.db;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** A database whose text is not UTF-8 counts and cuts it by bytes; it is not opened. */
class PostgresEncodingTest {
  @Test
  void onlyUtf8IsOpened() {
    String ascii =
        TestPostgres.freshDatabase(
            "encoding 'SQL_ASCII' lc_collate 'C' lc_ctype 'C' template template0");
    assertThatThrownBy(() -> Database.postgres(ascii))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("SQL_ASCII")
        .hasMessageContaining("create database NAME encoding 'UTF8' template template0");
    Database.postgres(TestPostgres.freshDatabase()).close();
  }
}
