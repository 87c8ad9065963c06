package truetill.client.shell;

import truetill.core.people.Access;

/**
 * Every screen there is: where it is drawn, who may enter, and whether it works with no server. The
 * menu, the guard and the tests read this list; an FXML that is not listed fails a test.
 */
public enum Screen {
  REFUSAL("system/refusal", Access.PUBLIC, Network.WORKS_OFFLINE),
  SIGN_IN("auth/sign-in", Access.PUBLIC, Network.WORKS_OFFLINE),
  MENU("system/menu", Access.EMPLOYEE, Network.WORKS_OFFLINE),
  KEYS("system/keys", Access.PUBLIC, Network.WORKS_OFFLINE),
  DRAWER_OPEN("pos/drawer-open", Access.EMPLOYEE, Network.WORKS_OFFLINE),
  SALE("pos/sale", Access.EMPLOYEE, Network.WORKS_OFFLINE),
  FIND("pos/find", Access.EMPLOYEE, Network.WORKS_OFFLINE),
  CUSTOMER("pos/customer", Access.EMPLOYEE, Network.WORKS_OFFLINE),
  PAY("pos/pay", Access.EMPLOYEE, Network.WORKS_OFFLINE),
  CHANGE("pos/change", Access.EMPLOYEE, Network.WORKS_OFFLINE),
  DRAWER("pos/drawer", Access.EMPLOYEE, Network.WORKS_OFFLINE),
  DRAWER_COUNT("pos/drawer-count", Access.EMPLOYEE, Network.WORKS_OFFLINE),
  DAY("pos/day", Access.EMPLOYEE, Network.WORKS_OFFLINE),
  CLOCK("hr/clock", Access.EMPLOYEE, Network.WORKS_OFFLINE);

  private final String path;
  private final Access access;
  private final Network network;

  Screen(String path, Access access, Network network) {
    this.path = path;
    this.access = access;
    this.network = network;
  }

  /** Inside {@code fxml/}, without the ending. */
  public String path() {
    return path;
  }

  public Access access() {
    return access;
  }

  public Network network() {
    return network;
  }

  /** What a screen needs of the network. */
  public enum Network {
    WORKS_OFFLINE,
    NEEDS_SERVER;

    public boolean works(boolean online) {
      return online || this == WORKS_OFFLINE;
    }
  }
}
