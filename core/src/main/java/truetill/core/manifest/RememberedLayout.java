package truetill.core.manifest;

import java.util.List;
import java.util.Map;

/**
 * A vendor's earlier file and how a person mapped it: the best hint for a later file whose headers
 * have drifted.
 *
 * @param headers all headers of the earlier file
 * @param sources the header each column was taken from; columns that had none are absent
 */
public record RememberedLayout(List<String> headers, Map<StandardColumn, String> sources) {
  public static final RememberedLayout NONE = new RememberedLayout(List.of(), Map.of());

  public RememberedLayout {
    headers = List.copyOf(headers);
    sources = Map.copyOf(sources);
  }
}
