package truetill.server.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import truetill.core.people.Access;

/**
 * Collects the rows of the route table.
 *
 * <pre>{@code
 * routes.at("/pos/drawers", at -> {
 *   at.get("/", EMPLOYEE, drawers::list);
 *   at.post("/", EMPLOYEE, drawers::open);
 *   at.post("/{id}/close/", EMPLOYEE, drawers::close);
 * });
 * }</pre>
 */
public final class Routes {
  private final List<Route> rows = new ArrayList<>();

  /** What an area offers: it adds its rows. */
  @FunctionalInterface
  public interface Area {
    void addTo(Routes routes);
  }

  /** Rows whose path begins with {@code prefix}. */
  public Routes at(String prefix, Consumer<At> rowsBelow) {
    rowsBelow.accept(new At(prefix));
    return this;
  }

  public List<Route> rows() {
    return List.copyOf(rows);
  }

  /** Adds rows below one prefix. */
  public final class At {
    private final String prefix;

    private At(String prefix) {
      this.prefix = prefix;
    }

    public void get(String path, Access access, Route.Handler handler) {
      add(Method.GET, path, access, handler);
    }

    public void post(String path, Access access, Route.Handler handler) {
      add(Method.POST, path, access, handler);
    }

    public void put(String path, Access access, Route.Handler handler) {
      add(Method.PUT, path, access, handler);
    }

    public void patch(String path, Access access, Route.Handler handler) {
      add(Method.PATCH, path, access, handler);
    }

    public void delete(String path, Access access, Route.Handler handler) {
      add(Method.DELETE, path, access, handler);
    }

    /** A POST of a form with a file of at most {@code maxBytes}, see {@link Call#upload}. */
    public void upload(String path, Access access, long maxBytes, Route.Handler handler) {
      rows.add(new Route(Method.POST, prefix + path, access, maxBytes, handler));
    }

    private void add(Method method, String path, Access access, Route.Handler handler) {
      rows.add(new Route(method, prefix + path, access, 0, handler));
    }
  }
}
