package truetill.server.sync;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.outcome.Outcome;
import truetill.core.wire.sync.Enroll;
import truetill.server.auth.Throttle;
import truetill.server.db.AuditEvent;
import truetill.server.db.WriteTx;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Reply;
import truetill.server.pos.RegisterStore;

/**
 * Takes new register PCs: with a one-time code an administrator made, or from this machine on a
 * demo server.
 */
final class EnrollHandlers {
  private static final int MAX_NAME = 200;
  private static final int MAX_CODE = 100;
  private static final int UUID_LENGTH = 36;
  private static final int MAX_REGISTER_CODE = 20;
  private static final int MAX_REGISTER_NAME = 100;
  private static final int WRONG_CODES_A_CLIENT = 20;
  private static final Duration WINDOW = Duration.ofMinutes(10);

  private final SyncParts parts;
  private final EnrollCodes codes;
  private final Enrolment enrolment;
  private final Throttle guesses;
  private final EnrollCodeStore store = new EnrollCodeStore();
  private final RegisterStore registers = new RegisterStore();

  EnrollHandlers(SyncParts parts) {
    this.parts = parts;
    this.codes = new EnrollCodes(parts.random());
    this.enrolment = new Enrolment(parts.pins(), parts.time());
    this.guesses = new Throttle(parts.time()::now, WRONG_CODES_A_CLIENT, WINDOW);
  }

  Reply enroll(Call call) {
    Body body = call.body().allowNull("code", "was");
    boolean asDemo = Boolean.TRUE.equals(body.bool("demo"));
    String code = body.text("code", MAX_CODE);
    String name = Objects.requireNonNullElse(body.text("device_name", MAX_NAME), "");
    Enroll.Was was = was(body);
    body.orRefuse();
    Enrolment.Secrets secrets = Enrolment.Secrets.random(parts.random());
    if (code != null && !code.isEmpty()) {
      return byCode(call, code, new Enrolment.Wish(name, was), secrets);
    }
    if (!asDemo || !parts.demo() || !isThisMachine(call.remoteAddress())) {
      throw Problem.of(
          403,
          "enroll_code_needed",
          "This server takes a new register with a code only. Ask an administrator for one.");
    }
    Enrolment.Wish wish = new Enrolment.Wish(name, was);
    return Reply.created(parts.work().write(tx -> enrolment.enrol(tx, null, wish, secrets)));
  }

  private static Enroll.@Nullable Was was(Body body) {
    Body was = body.object("was");
    if (was == null) {
      return null;
    }
    UUID register = uid(was, was.requiredText("register", UUID_LENGTH));
    String code = was.requiredText("code", MAX_REGISTER_CODE);
    String name = was.requiredText("name", MAX_REGISTER_NAME);
    Integer series = was.integer("series", 1, Enrolment.MAX_SERIES);
    if (series == null && !was.has("series")) {
      was.refuse("series", "This field is required.");
    }
    return register == null || series == null ? null : new Enroll.Was(register, code, name, series);
  }

  private static @Nullable UUID uid(Body body, String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException noUuid) {
      body.refuse("register", "Must be a valid UUID.");
      return null;
    }
  }

  private Reply byCode(Call call, String typed, Enrolment.Wish wish, Enrolment.Secrets secrets) {
    String code =
        EnrollCode.read(typed)
            .orElseThrow(() ->
                Problem.refused(
                    "enroll_code_malformed",
                    "A code has ten letters and digits, such as 7K3QX-M0D9T."));
    guesses.check(call.remoteAddress());
    // A refusal is an answer and no exception: the try it counted has to stay.
    Outcome<Enroll.Answer> answer = parts.work().write(tx -> redeemed(tx, code, wish, secrets));
    return switch (answer) {
      case Outcome.Done<Enroll.Answer>(Enroll.Answer enrolled) -> Reply.created(enrolled);
      case Outcome.Refused<Enroll.Answer>(String why, String detail) -> {
        guesses.count(call.remoteAddress());
        throw Problem.of(403, why, detail);
      }
    };
  }

  private Outcome<Enroll.Answer> redeemed(
      WriteTx tx, String code, Enrolment.Wish wish, Enrolment.Secrets secrets) {
    return codes
        .redeem(tx, code)
        .map(found -> {
          Enroll.Answer answer = enrolment.enrol(tx, found.register(), wish, secrets);
          store.use(tx, found.id(), answer.deviceId());
          return answer;
        });
  }

  /** A code for one new register PC, shown to the administrator once. */
  Reply makeCode(Call call) {
    Body body = call.body().allowNull("register");
    Long register =
        parts
            .database()
            .read(tx -> body.existing("register", id -> registers.find(tx, id).isPresent()));
    body.orRefuse();
    long actor = call.caller().userId();
    EnrollCodes.Made made =
        parts
            .work()
            .write(tx -> {
              refuseTaken(tx, register);
              EnrollCodes.Made code = codes.make(tx, register, actor);
              tx.audit(
                  new AuditEvent(
                      actor,
                      "enroll_code_made",
                      "enroll_code",
                      code.id(),
                      Map.of(),
                      register == null ? Map.of() : Map.of("register", register)));
              return code;
            });
    return Reply.created(
        new Enroll.Code(made.code(), call.origin(), made.expiresAt(), EnrollCodes.TRIES, register));
  }

  private void refuseTaken(WriteTx tx, @Nullable Long register) {
    if (register != null && registers.lock(tx, register).orElseThrow().ownedByDevice()) {
      throw Problem.of(
          409,
          "register_taken",
          "A PC works as this register already; mark it as lost or revoke it first.");
    }
  }

  private static boolean isThisMachine(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException noAddress) {
      return false;
    }
  }
}
