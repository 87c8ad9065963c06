package truetill.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One answer that keeps the contract; the methods say what else it must be. */
public final class Answer {
  private final String request;
  private final HttpResponse<String> response;
  private final JsonNode json;

  Answer(String request, HttpResponse<String> response, @Nullable JsonNode json) {
    this.request = request;
    this.response = response;
    this.json = json == null ? MissingNode.getInstance() : json;
  }

  public int status() {
    return response.statusCode();
  }

  public Answer gives(int status) {
    assertThat(status()).as("%s answered %s", request, response.body()).isEqualTo(status);
    return this;
  }

  /** 400 with this sentence as detail. */
  public Answer refuses(String detail) {
    gives(400);
    assertThat(json.path("detail").asText()).as(request).isEqualTo(detail);
    return this;
  }

  /** 400 with this message on this field. */
  public Answer refuses(String field, String message) {
    gives(400);
    assertThat(json.path(field).toString()).as(request).contains(message.replace("\"", "\\\""));
    return this;
  }

  /** 400 with this code for programs. */
  public Answer refusesWithCode(String code) {
    gives(400);
    assertThat(json.path("code").asText()).as(request).isEqualTo(code);
    return this;
  }

  /** The value at {@code path} ("lines/0/unit_price") reads as {@code text}. */
  public Answer has(String path, Object text) {
    assertThat(at(path).asText())
        .as("%s: %s in %s", request, path, response.body())
        .isEqualTo(String.valueOf(text));
    return this;
  }

  /** The body as it came, for answers that are no JSON. */
  public String content() {
    return response.body();
  }

  public JsonNode json() {
    return json;
  }

  public JsonNode at(String path) {
    return json.at("/" + path);
  }

  public String text(String path) {
    return at(path).asText();
  }

  public long id() {
    return at("id").asLong();
  }

  public Optional<String> header(String name) {
    return response.headers().firstValue(name);
  }

  /** The value of a cookie the answer sets; empty text when it clears it. */
  public Optional<String> cookie(String name) {
    return response.headers().allValues("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith(name + "="))
        .map(cookie -> cookie.substring(name.length() + 1, cookie.indexOf(';')))
        .findFirst();
  }
}
