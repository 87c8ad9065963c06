package truetill.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The judge is tried before it judges. */
class ContractTest {
  private final Contract contract = Contract.load();
  private final ObjectMapper json = new ObjectMapper();

  private static final String RECEIPT =
      """
      {"id":1,"cart":2,"receipt_number":"R-20260212-001","printed":false,"emailed":false,
       "created_at":"2026-02-12T18:05:09.120000-06:00"}\
      """;

  private JsonNode page(String row) throws IOException {
    return json.readTree("{\"count\":1,\"next\":null,\"previous\":null,\"results\":[" + row + "]}");
  }

  private List<String> receipts(JsonNode body) {
    return contract.complaints("GET", "/pos/receipts/", 200, body);
  }

  @Test
  void takesAGoodAnswer() throws IOException {
    assertThat(receipts(page(RECEIPT))).isEmpty();
  }

  @Test
  void takesTheOptionalUid() throws IOException {
    ObjectNode row = (ObjectNode) json.readTree(RECEIPT);
    row.put("uid", "01900000-0000-7000-8000-000000000001");
    assertThat(receipts(page(row.toString()))).isEmpty();
  }

  @Test
  void refusesAnUndeclaredKeyDeepInside() throws IOException {
    ObjectNode row = (ObjectNode) json.readTree(RECEIPT);
    row.put("colour", "blue");
    assertThat(receipts(page(row.toString()))).isNotEmpty();
  }

  @Test
  void refusesAnUndeclaredKeyOutside() throws IOException {
    ObjectNode body = (ObjectNode) page(RECEIPT);
    body.put("pages", 1);
    assertThat(receipts(body)).isNotEmpty();
  }

  @Test
  void refusesAMissingKeyAWrongTypeAndABadTime() throws IOException {
    ObjectNode row = (ObjectNode) json.readTree(RECEIPT);
    row.remove("printed");
    assertThat(receipts(page(row.toString()))).isNotEmpty();
    assertThat(receipts(page(RECEIPT.replace("\"id\":1", "\"id\":\"1\"")))).isNotEmpty();
    assertThat(receipts(page(RECEIPT.replace("2026-02-12T", "2026-02-32T")))).isNotEmpty();
  }

  @Test
  void composedObjectsMayHaveTheKeysOfEveryPart() throws IOException {
    JsonNode detail = json.readTree("{\"detail\":\"No.\",\"code\":\"owned_by_device\"}");
    JsonNode fields = json.readTree("{\"email\":[\"This field is required.\"]}");
    JsonNode mixed = json.readTree("{\"email\":\"This field is required.\"}");
    assertThat(contract.complaints("POST", "/pos/carts/", 400, detail)).isEmpty();
    assertThat(contract.complaints("POST", "/pos/carts/", 400, fields)).isEmpty();
    assertThat(contract.complaints("POST", "/pos/carts/", 400, mixed)).isNotEmpty();
  }

  @Test
  void refusesAnAnswerOrPathTheContractDoesNotHave() throws IOException {
    assertThat(contract.complaints("GET", "/pos/receipts/", 500, json.readTree("{}"))).isNotEmpty();
    assertThat(contract.complaints("GET", "/pos/nothing/", 200, json.readTree("{}"))).isNotEmpty();
  }

  @Test
  void agreesWithThePermissionTable() throws IOException {
    try (InputStream in = getClass().getResourceAsStream("/contract/permissions.tsv")) {
      List<String> table =
          new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).sorted().toList();
      List<String> document =
          contract.operations().stream()
              .map(o -> o.method() + "\t" + o.path() + "\t" + o.access())
              .sorted()
              .toList();
      assertThat(document).isEqualTo(table);
    }
  }
}
