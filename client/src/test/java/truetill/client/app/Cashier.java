package truetill.client.app;

import java.util.List;

/** What a person does at a till in a day, whatever the hands are on. */
interface Cashier {
  void signIn(String name, String pin);

  /** Counts all ten rows, largest first, and opens. */
  void openDrawer(List<Integer> pieces);

  void scan(String code);

  void untagged(String price, String what);

  /** Has seen the refused codes. */
  void ignore();

  void payCash(String tendered);

  void payCard();

  void paySplit(String onCard);

  void newSale();

  void lock();

  void voidSale(String counter, String reason);

  void drop(List<Integer> pieces);

  void handOff(List<Integer> pieces, String name);

  /** Opens the day; the till shows it. */
  void openDay();

  void leaveDay();

  /** Counts all ten rows blindly; the till compares. */
  void count(List<Integer> pieces);

  void closeDrawer();
}
