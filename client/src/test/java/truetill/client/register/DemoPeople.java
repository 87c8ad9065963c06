package truetill.client.register;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.List;
import java.util.UUID;
import truetill.client.cache.FeedRows;
import truetill.core.people.PinTag;
import truetill.core.people.Role;
import truetill.core.wire.sync.Changes;

/** Invented people with hashes that are quick to check. */
public final class DemoPeople {
  public static final String PIN_KEY = "00112233445566778899aabbccddeeff";
  public static final UUID CASHIER = new UUID(0x7000, 0x8000_0000_0000_0011L);
  public static final UUID OTHER_CASHIER = new UUID(0x7000, 0x8000_0000_0000_0012L);
  public static final UUID MANAGER = new UUID(0x7000, 0x8000_0000_0000_0013L);
  public static final UUID CONSIGNEE = new UUID(0x7000, 0x8000_0000_0000_0014L);

  private static final Argon2Function QUICK = Argon2Function.getInstance(64, 1, 1, 16, Argon2.ID);
  private static final List<Changes.Row> ROWS =
      List.of(
          person(CASHIER, "cashier1@demo.test", "Ines T.", Role.EMPLOYEE, "demo-cashier-1", "1001"),
          person(
              OTHER_CASHIER,
              "cashier2@demo.test",
              "Teo L.",
              Role.EMPLOYEE,
              "demo-cashier-2",
              "1002"),
          person(MANAGER, "manager@demo.test", "Hana Q.", Role.MANAGER, "demo-manager-1", "800001"),
          person(
              CONSIGNEE,
              "consignee@demo.test",
              "Marisol T.",
              Role.CONSIGNEE,
              "demo-consignee-1",
              "5555"));

  private DemoPeople() {}

  public static List<Changes.Row> rows() {
    return ROWS;
  }

  private static Changes.Row person(
      UUID uid, String email, String name, Role role, String password, String pin) {
    return FeedRows.person(
        uid, email, name, role, hash(password), hash(pin), PinTag.of(PIN_KEY, pin));
  }

  private static String hash(String secret) {
    return Password.hash(secret).addRandomSalt(16).with(QUICK).getResult();
  }
}
