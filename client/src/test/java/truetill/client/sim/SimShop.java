package truetill.client.sim;

import java.util.List;
import truetill.core.people.Role;
import truetill.server.accounts.NewUser;
import truetill.server.accounts.UserWriter;
import truetill.server.app.DemoData;
import truetill.server.auth.Pins;

/** The people of the simulated store. */
final class SimShop {
  static final String ADMIN = "admin@sim.test";
  static final String ADMIN_PASSWORD = "admin-of-sim-1";
  static final DemoData DEMO_DATA =
      (work, time, secrets) ->
          work.write(tx -> {
            boolean there =
                tx.handle().createQuery("select count(*) from user_account").mapTo(Long.class).one()
                    > 0;
            if (!there) {
              UserWriter users = new UserWriter(time);
              users.create(
                  tx,
                  new NewUser(
                      ADMIN,
                      "Admin",
                      "Sim",
                      secrets.passwords().hash(ADMIN_PASSWORD),
                      List.of(Role.ADMIN)));
              for (SimPerson person : SimPerson.values()) {
                Pins.Verifier pin = secrets.pins().of(person.pin());
                users.create(
                    tx,
                    new NewUser(
                            person.email(),
                            person.name(),
                            "Sim",
                            secrets.passwords().hash(person.password()),
                            List.of(person.role()))
                        .withPin(pin.hash(), pin.tag()));
              }
            }
            return tx;
          });

  private SimShop() {}

  enum SimPerson {
    INES("1001", Role.EMPLOYEE),
    TEO("1002", Role.EMPLOYEE),
    HANA("800001", Role.MANAGER);
    private final String pin;
    private final Role role;

    SimPerson(String pin, Role role) {
      this.pin = pin;
      this.role = role;
    }

    String pin() {
      return pin;
    }

    Role role() {
      return role;
    }

    String email() {
      return name().toLowerCase(java.util.Locale.ROOT) + "@sim.test";
    }

    String password() {
      return "password-" + pin;
    }
  }
}
