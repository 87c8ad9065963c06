package truetill.client.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static truetill.client.cache.FeedRows.EPOCH;
import static truetill.client.cache.FeedRows.item;
import static truetill.client.cache.FeedRows.set;
import static truetill.client.cache.FeedRows.sku;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import truetill.core.inventory.ItemStatus;
import truetill.core.money.Money;
import truetill.core.money.Rate;
import truetill.core.people.Role;
import truetill.core.wire.sync.FeedTables;

class CacheTest {
  private static final UUID DEVICE = new UUID(0x7000, 1);
  private static final UUID PERSON = new UUID(0x7000, 2);

  @TempDir Path folder = Path.of("");

  @Test
  void anItemIsFoundByItsCodeInAnyCaseAndWithBlanks() throws IOException {
    try (Cache cache = Cache.open(folder, DEVICE)) {
      cache.image().apply("e", List.of(set(1, item(7, "Brass lamp", 1250, "on_shelf"))));

      CachedItem found = cache.items().bySku("  itm0000007 ").orElseThrow();
      assertThat(found.title()).isEqualTo("Brass lamp");
      assertThat(found.price()).isEqualTo(Money.of("12.50"));
      assertThat(found.status()).isEqualTo(ItemStatus.ON_SHELF);
      assertThat(cache.items().bySku("ITM0000008")).isEmpty();
      assertThat(cache.items().bySku("")).isEmpty();
    }
  }

  @Test
  void pagesAndTheCursorMoveTogetherAndOldPagesAreSkipped() throws IOException {
    try (Cache cache = Cache.open(folder, DEVICE)) {
      cache.image().apply("e", List.of(set(5, item(1, "Old title", 100, "on_shelf"))));
      cache
          .image()
          .apply(
              "e",
              List.of(
                  set(5, item(1, "Never", 1, "sold")), set(6, item(1, "New title", 200, "sold"))));
      assertThat(cache.positions().cursor()).isEqualTo(6);
      assertThat(cache.items().bySku(sku(1)).orElseThrow().title()).isEqualTo("New title");
      assertThat(cache.items().find("old", 5)).isEmpty();
      assertThat(cache.items().find("new", 5)).hasSize(1);

      cache.image().apply("e", List.of(set(6, item(1, "Never", 1, "sold"))));
      assertThat(cache.items().bySku(sku(1)).orElseThrow().title()).isEqualTo("New title");
    }
  }

  @Test
  void aPageWithAnUnreadableRowIsNotTakenAtAll() throws IOException {
    try (Cache cache = Cache.open(folder, DEVICE)) {
      assertThatThrownBy(() ->
              cache
                  .image()
                  .apply(
                      "e",
                      List.of(
                          set(1, item(1, "Fine", 100, "on_shelf")),
                          set(2, item(2, "Odd", 100, "in orbit")))))
          .isInstanceOf(UnreadableRow.class);
      assertThat(cache.positions().cursor()).isZero();
      assertThat(cache.items().bySku(sku(1))).isEmpty();
    }
  }

  @Test
  void deletedRowsGo() throws IOException {
    try (Cache cache = Cache.open(folder, DEVICE)) {
      cache
          .image()
          .apply(
              "e",
              List.of(
                  set(
                      1,
                      item(1, "Brass lamp", 100, "on_shelf"),
                      FeedRows.setting("store_name", "Second Shelf"))));
      cache
          .image()
          .apply(
              "e",
              List.of(
                  set(
                      2,
                      FeedRows.deleted(FeedTables.ITEM, FeedRows.itemUid(1).toString()),
                      FeedRows.deleted(FeedTables.SETTING, "store_name"))));
      assertThat(cache.items().bySku(sku(1))).isEmpty();
      assertThat(cache.items().find("lamp", 5)).isEmpty();
      assertThat(cache.settings().text("store_name", "none")).isEqualTo("none");
    }
  }

  @Test
  void aSnapshotReplacesEverything() throws IOException {
    try (Cache cache = Cache.open(folder, DEVICE)) {
      cache.image().apply("e", List.of(set(1, item(1, "Gone", 100, "on_shelf"))));
      cache
          .image()
          .replace(
              FeedRows.header(40),
              FeedRows.snapshot(
                  List.of(
                      item(2, "Here", 100, "on_shelf"),
                      FeedRows.setting("tax_rate", 0.0825),
                      FeedRows.person(
                          PERSON, "Ada@Demo.test", "Ada", Role.EMPLOYEE, null, "hash", "tag"))),
              0);
      assertThat(cache.items().bySku(sku(1))).isEmpty();
      assertThat(cache.items().bySku(sku(2))).isPresent();
      assertThat(cache.settings().taxRate()).isEqualTo(new Rate(825));
      assertThat(cache.people().byEmail(" ada@DEMO.test ").orElseThrow().role())
          .isEqualTo(Role.EMPLOYEE);
      assertThat(cache.people().byPinTag("tag").orElseThrow().uid()).isEqualTo(PERSON);
      assertThat(cache.positions().cursor()).isEqualTo(40);
      assertThat(cache.positions().epoch()).isEqualTo(EPOCH.id());
    }
  }

  @Test
  void theTaxRateIsTheDefaultWhenTheSettingIsMissingOrSenseless() throws IOException {
    try (Cache cache = Cache.open(folder, DEVICE)) {
      assertThat(cache.settings().taxRate()).isEqualTo(Rate.DEFAULT_TAX);
      cache.image().apply("e", List.of(set(1, FeedRows.setting("tax_rate", "seven"))));
      assertThat(cache.settings().taxRate()).isEqualTo(Rate.DEFAULT_TAX);
    }
  }

  @Test
  void everyWordOfASearchMustBeInTheTitleOrTheCode() throws IOException {
    try (Cache cache = Cache.open(folder, DEVICE)) {
      cache
          .image()
          .apply(
              "e",
              List.of(
                  set(
                      1,
                      item(1, "Lampshade, blue", 100, "on_shelf"),
                      item(2, "Blue desk lamp", 100, "on_shelf"),
                      item(3, "Crème lamp", 100, "sold"),
                      item(4, "Chair", 100, "on_shelf"))));

      assertThat(skus(cache, "lamp")).containsExactly(sku(2), sku(1), sku(3));
      assertThat(skus(cache, "BLUE lamp")).containsExactly(sku(1), sku(2));
      assertThat(skus(cache, "creme")).containsExactly(sku(3));
      assertThat(skus(cache, "itm0000004")).containsExactly(sku(4));
      assertThat(skus(cache, "blue chair")).isEmpty();
      assertThat(skus(cache, "  %_' ")).isEmpty();
      assertThat(cache.items().find("lamp", 1)).hasSize(1);
      assertThat(cache.items().find("lamp", 0)).isEmpty();
    }
  }

  @Test
  void whatIsInTheCacheOutlivesARestart() throws IOException {
    try (Cache cache = Cache.open(folder, DEVICE)) {
      cache.image().apply("e", List.of(set(9, item(1, "Lamp", 100, "on_shelf"))));
      assertThat(cache.isFresh()).isTrue();
    }
    try (Cache cache = Cache.open(folder, DEVICE)) {
      assertThat(cache.isFresh()).isFalse();
      assertThat(cache.positions().cursor()).isEqualTo(9);
      assertThat(cache.items().bySku(sku(1))).isPresent();
    }
  }

  @Test
  void aDamagedFileIsMadeAnew() throws IOException {
    for (int damage = 0; damage < 3; damage++) {
      try (Cache cache = Cache.open(folder, DEVICE)) {
        cache.image().apply("e", List.of(set(9, item(1, "Lamp", 100, "on_shelf"))));
      }
      Path file = folder.resolve("register.mv.db");
      switch (damage) {
        case 0 -> Files.writeString(file, "not a database ".repeat(2000));
        case 1 -> Files.write(file, new byte[0]);
        default -> {
          try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.write(new byte[(int) bytes.length() - 100]);
          }
        }
      }
      try (Cache cache = Cache.open(folder, DEVICE)) {
        assertThat(cache.isFresh()).as("damage %d", damage).isTrue();
        assertThat(cache.positions().cursor()).isZero();
      }
      Files.delete(file);
    }
  }

  @Test
  void anotherDevicesCacheIsMadeAnew() throws IOException {
    try (Cache cache = Cache.open(folder, DEVICE)) {
      cache.image().apply("e", List.of(set(9, item(1, "Lamp", 100, "on_shelf"))));
    }
    try (Cache cache = Cache.open(folder, PERSON)) {
      assertThat(cache.isFresh()).isTrue();
      assertThat(cache.items().bySku(sku(1))).isEmpty();
    }
  }

  private static List<String> skus(Cache cache, String text) {
    return cache.items().find(text, 20).stream().map(CachedItem::sku).toList();
  }
}
