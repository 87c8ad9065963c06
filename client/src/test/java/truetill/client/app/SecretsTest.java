package truetill.client.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import truetill.client.journal.DeviceIdentity;

/**
 * I28: passwords, PINs, codes and tokens, right and wrong, are typed wherever they may be;
 * afterwards none of them is in any file of the store or the register, in a log, or on the console.
 * What a register keeps to prove itself is in its own file alone.
 */
class SecretsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Logger ROOT = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private static final String OWN_FILE = "device.json";

  @TempDir Path folder;

  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final StringWriter console = new StringWriter();
  private final Map<String, String> secrets = new LinkedHashMap<>();
  private final HttpClient browser = HttpClient.newHttpClient();

  @BeforeEach
  void listen() {
    logged.start();
    ROOT.addAppender(logged);
    ((Logger) LoggerFactory.getLogger("truetill")).setLevel(Level.DEBUG);
  }

  @AfterEach
  void leave() {
    ROOT.detachAppender(logged);
    ((Logger) LoggerFactory.getLogger("truetill")).setLevel(null);
    browser.close();
  }

  @Test
  void nothingSecretIsWrittenDown() throws Exception {
    Path data = folder.resolve("till");
    Path store = folder.resolve("store");
    String mail = "pat.secret@shop.test";
    String first = secret("first password", "first-Wombat-4711");
    String second = secret("second password", "second-Wombat-4712");
    String wrong = secret("wrong password", "wrong-Wombat-4713");
    String pin = secret("wrong PIN", "7391548260");
    try (Host host = Host.start(store, 0, true, new PrintWriter(console, true));
        Office office = new Office(host.address())) {
      office.post("/accounts/users/", user(mail, first), 201);
      secret("enrolment code", office.code("null"));
      post(host, "/auth/login/", login(mail, wrong), "", 401);
      HttpResponse<String> in = post(host, "/auth/login/", login(mail, first), "", 200);
      String access = secret("access token", JSON.readTree(in.body()).path("access").asText());
      String cookie = in.headers().firstValue("set-cookie").orElseThrow().replaceAll(";.*", "");
      secret("refresh token", cookie.substring(cookie.indexOf('=') + 1));
      post(host, "/auth/change-password/", change(wrong, second), access, 400);
      post(host, "/auth/change-password/", change(first, second), access, 200);
      post(host, "/auth/login/", "{\"email\":\"" + mail + "\",\"password\":[\"" + wrong, "", 400);
      post(host, "/sync/enroll/", "{\"code\":\"" + wrong + "\"}", "", 400);
      post(host, "/sync/session/", "{\"device_secret\":\"" + wrong + "\"}", "", 400);

      try (Station till = Station.open(HeadlessTill.options(data, host.address()))) {
        HeadlessCommands commands = new HeadlessCommands(till.register());
        sale(commands, mail, second, pin);
      }
    }
    DeviceIdentity identity = RecordedOps.identity(data);
    secret("device secret", identity.secret());
    try (Host again = Host.start(store, 0, true, new PrintWriter(console, true));
        Station alone = Station.open(HeadlessTill.options(data, again.address()))) {
      HeadlessCommands commands = new HeadlessCommands(alone.register());
      does(
          commands,
          "{\"do\":\"sign-in\",\"email\":\"" + mail + "\",\"password\":\"" + wrong + "\"}");
      does(commands, "{\"do\":\"sync\"}");
    }

    LoggerFactory.getLogger("truetill.test").info("whatever is logged is seen here");

    List<String> leaks = new ArrayList<>();
    List<Path> files = files();
    for (Path file : files) {
      String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
      secrets.forEach((name, value) -> {
        boolean own = name.equals("device secret") && file.endsWith(OWN_FILE);
        if (!own && bytes.contains(value)) {
          leaks.add(name + " in " + folder.relativize(file));
        }
      });
    }
    String said = console + "\n" + logs();
    secrets.forEach((name, value) -> {
      if (said.contains(value)) {
        leaks.add(name + " in the log or on the console");
      }
    });
    System.out.printf(
        "I28 secrets=%d files=%d log_lines=%d leaks=%d%n",
        secrets.size(), files.size(), logged.list.size(), leaks.size());
    assertThat(leaks).isEmpty();
    assertThat(files).anyMatch(file -> file.endsWith(OWN_FILE));
    assertThat(logged.list).isNotEmpty();
    assertThat(Files.readString(data.resolve(OWN_FILE))).contains(identity.secret());
  }

  private void sale(HeadlessCommands commands, String mail, String password, String pin)
      throws IOException {
    does(commands, "{\"do\":\"sync\"}");
    for (int guess = 0; guess < 3; guess++) {
      does(commands, "{\"do\":\"sign-in\",\"pin\":\"" + pin + "\"}");
    }
    String signIn =
        "{\"do\":\"sign-in\",\"email\":\"" + mail + "\",\"password\":\"" + password + "\"}";
    assertThat(does(commands, signIn)).containsEntry("ok", true);
    for (String command :
        List.of(
            "{\"do\":\"open-drawer\",\"total\":\"50.00\"}",
            "{\"do\":\"untagged\",\"description\":\"Lamp\",\"price\":\"5.00\"}",
            "{\"do\":\"pay\",\"method\":\"cash\",\"tendered\":\"20.00\"}",
            "{\"do\":\"sync\"}")) {
      assertThat(does(commands, command)).as(command).containsEntry("ok", true);
    }
  }

  private static Map<String, @Nullable Object> does(HeadlessCommands commands, String command)
      throws IOException {
    return commands.run(JSON.readTree(command));
  }

  private String secret(String name, String value) {
    assertThat(value).as(name).hasSizeGreaterThanOrEqualTo(8);
    secrets.put(name, value);
    return value;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private String logs() {
    StringBuilder text = new StringBuilder();
    for (ILoggingEvent event : logged.list) {
      text.append(event.getFormattedMessage()).append('\n');
      if (event.getThrowableProxy() != null) {
        text.append(event.getThrowableProxy().getMessage()).append('\n');
      }
    }
    return text.toString();
  }

  private HttpResponse<String> post(Host host, String path, String body, String token, int status)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(host.address() + "/api" + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<String> answer =
        browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(status);
    secrets.forEach((name, value) -> {
      boolean given = path.equals("/auth/login/") && status == 200;
      assertThat(!given && answer.body().contains(value)).as("%s comes back", name).isFalse();
    });
    return answer;
  }

  private static String user(String mail, String password) {
    return "{\"email\":\""
        + mail
        + "\",\"first_name\":\"Pat\",\"last_name\":\"Sample\",\"role\":\"Manager\",\"password\":\""
        + password
        + "\"}";
  }

  private static String login(String mail, String password) {
    return "{\"email\":\"" + mail + "\",\"password\":\"" + password + "\"}";
  }

  private static String change(String before, String after) {
    return "{\"old_password\":\"" + before + "\",\"new_password\":\"" + after + "\"}";
  }
}
