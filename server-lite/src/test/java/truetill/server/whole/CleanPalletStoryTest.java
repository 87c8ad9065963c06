package truetill.server.whole;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import truetill.server.app.ServerFixture;
import truetill.server.db.TestPostgres;

/**
 * A pallet where all goes well, from the order to the sale of two of its items, and the next pallet
 * of the same vendor (rules-inventory sections 3 to 11). Every figure is worked by hand.
 */
class CleanPalletStoryTest {
  @Test
  void onH2(@TempDir Path folder) {
    try (ServerFixture store = ServerFixture.inFolder(folder.resolve("store"))) {
      tell(store, folder);
    }
  }

  @Test
  void onPostgres(@TempDir Path folder) {
    try (ServerFixture store = ServerFixture.onPostgres(TestPostgres.freshDatabase())) {
      tell(store, folder);
    }
  }

  private static void tell(ServerFixture store, Path folder) {
    PalletStory story = new PalletStory(store, folder);
    CleanPalletOffice office = new CleanPalletOffice(store, story);
    office.theGoodsArrive();
    office.theFileIsMapped();
    office.theRowsAreCleaned();
    office.theRowsAreMatched();
    office.theRowsArePriced();
    CleanPalletFloor floor = new CleanPalletFloor(store, story, office.order());
    floor.theItemsAreBuilt();
    floor.theItemsGoOnTheShelf();
    floor.twoAreSold();
    office.theNextPalletAsksNothing();
  }
}
