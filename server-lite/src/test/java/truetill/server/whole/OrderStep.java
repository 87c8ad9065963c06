package truetill.server.whole;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The long steps of an order's goods, in the order in which an order takes them. */
enum OrderStep {
  UPLOAD_MANIFEST {
    @Override
    CompletableFuture<StepCaller.Answer> ask(StepCaller caller, Load load) {
      return caller.upload(load.path() + "upload-manifest/", load.csv());
    }
  },
  PROCESS_MANIFEST {
    @Override
    CompletableFuture<StepCaller.Answer> ask(StepCaller caller, Load load) {
      return caller.post(load.path() + "process-manifest/", Map.of("save_template", true));
    }
  },
  CLEAN_UP_ROWS {
    @Override
    CompletableFuture<StepCaller.Answer> ask(StepCaller caller, Load load) {
      return caller.post(load.path() + "ai-cleanup-rows/", Map.of("batch_size", 50));
    }
  },
  MATCH_PRODUCTS {
    @Override
    CompletableFuture<StepCaller.Answer> ask(StepCaller caller, Load load) {
      return caller.post(load.path() + "match-products/", Map.of("use_ai", false));
    }
  },
  REVIEW_MATCHES {
    @Override
    CompletableFuture<StepCaller.Answer> ask(StepCaller caller, Load load) {
      List<Object> decisions = new ArrayList<>();
      for (JsonNode row : rows(caller, load)) {
        String word = decisions.size() % 2 == 0 ? "accept" : "reject";
        decisions.add(Map.of("row_id", row.path("id").asLong(), "decision", word));
      }
      return caller.post(load.path() + "review-matches/", Map.of("decisions", decisions));
    }
  },
  FINALIZE_ROWS {
    @Override
    CompletableFuture<StepCaller.Answer> ask(StepCaller caller, Load load) {
      List<Object> rows = new ArrayList<>();
      for (JsonNode row : rows(caller, load)) {
        rows.add(
            Map.of(
                "id",
                row.path("id").asLong(),
                "final_price",
                "4.50",
                "notes",
                "Checked",
                "batch_flag",
                row.path("quantity").asInt() > 1));
      }
      return caller.post(load.path() + "finalize-rows/", Map.of("rows", rows));
    }
  },
  BUILD {
    @Override
    CompletableFuture<StepCaller.Answer> ask(StepCaller caller, Load load) {
      String action = load.arrived() ? "create-items/" : "deliver/";
      return caller.post(load.path() + action, Map.of());
    }
  },
  PROCESS_GROUP {
    @Override
    CompletableFuture<StepCaller.Answer> ask(StepCaller caller, Load load) {
      long group =
          caller
              .get("/inventory/batch-groups/?purchase_order=" + load.order())
              .at("/results/0/id")
              .asLong();
      return caller.post(
          "/inventory/batch-groups/" + group + "/process/",
          Map.of("unit_price", "3.75", "location", "A1"));
    }
  },
  CHECK_IN_ITEMS {
    @Override
    CompletableFuture<StepCaller.Answer> ask(StepCaller caller, Load load) {
      return caller.post(
          load.path() + "check-in-items/", Map.of("condition", "good", "location", "B2"));
    }
  },
  PURGE_DELETE {
    @Override
    CompletableFuture<StepCaller.Answer> ask(StepCaller caller, Load load) {
      return caller.post(
          load.path() + "purge-delete/", Map.of("confirm_order_number", load.number()));
    }
  };

  /** Sends the request; what it needs to know of the order is read before. */
  abstract CompletableFuture<StepCaller.Answer> ask(StepCaller caller, Load load);

  private static JsonNode rows(StepCaller caller, Load load) {
    return caller.get(load.path()).path("manifest_rows");
  }

  /**
   * An order and the vendor's file that belongs to it.
   *
   * @param arrived whether the goods were there before the file, so that items are built on demand
   */
  record Load(long order, String number, boolean arrived, String csv) {
    /**
     * A new order of a new vendor, one product of the catalogue that its second row is, and a row
     * of many pieces.
     *
     * @param word stands in every text, so that no other load's products match
     */
    static Load begin(StepCaller caller, String word, boolean arrived, int rows, int pieces) {
      long vendor =
          caller
              .now("/inventory/vendors/", Map.of("name", "Vendor " + word, "code", word))
              .path("id")
              .asLong();
      caller.now("/inventory/products/", Map.of("title", word + " known", "upc", upc(word, 1)));
      JsonNode order = caller.now("/inventory/orders/", Map.of("vendor", vendor));
      StringBuilder csv = new StringBuilder("Qty,Title,Brand,Retail Price,UPC\n");
      for (int row = 0; row < rows; row++) {
        csv.append(row == 0 ? pieces : 1)
            .append(',')
            .append(word)
            .append(" thing ")
            .append(row)
            .append(',')
            .append(word)
            .append(",12.50,")
            .append(upc(word, row))
            .append('\n');
      }
      Load load =
          new Load(
              order.path("id").asLong(),
              order.path("order_number").asText(),
              arrived,
              csv.toString());
      if (arrived) {
        caller.now(load.path() + "deliver/", Map.of());
      }
      return load;
    }

    private static String upc(String word, int row) {
      return "7%04d%07d".formatted(Math.floorMod(word.hashCode(), 10_000), row);
    }

    String path() {
      return "/inventory/orders/" + order + "/";
    }
  }
}
