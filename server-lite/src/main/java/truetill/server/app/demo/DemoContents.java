package truetill.server.app.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/** Everything the demo shop holds, in the order of its files. */
record DemoContents(
    DemoStorefront store,
    List<DemoPerson> people,
    List<DemoItem> items,
    List<DemoSale> sales,
    List<DemoLine> lines,
    List<DemoDrawer> drawers,
    List<DemoShift> shifts,
    List<DemoGoal> goals,
    List<DemoConsignee> consignees,
    List<DemoConsignment> consignments) {

  /** The files' texts by name. */
  SequencedMap<String, String> toFiles() {
    SequencedMap<String, String> files = new LinkedHashMap<>();
    files.put(DemoStorefront.FORM.fileName(), DemoStorefront.FORM.write(List.of(store)));
    files.put(DemoPerson.FORM.fileName(), DemoPerson.FORM.write(people));
    files.put(DemoItem.FORM.fileName(), DemoItem.FORM.write(items));
    files.put(DemoSale.FORM.fileName(), DemoSale.FORM.write(sales));
    files.put(DemoLine.FORM.fileName(), DemoLine.FORM.write(lines));
    files.put(DemoDrawer.FORM.fileName(), DemoDrawer.FORM.write(drawers));
    files.put(DemoShift.FORM.fileName(), DemoShift.FORM.write(shifts));
    files.put(DemoGoal.FORM.fileName(), DemoGoal.FORM.write(goals));
    files.put(DemoConsignee.FORM.fileName(), DemoConsignee.FORM.write(consignees));
    files.put(DemoConsignment.FORM.fileName(), DemoConsignment.FORM.write(consignments));
    return files;
  }

  /** Reads the shop back; {@code textOf} answers a file's whole text for its name. */
  static DemoContents ofFiles(UnaryOperator<String> textOf) {
    return new DemoContents(
        rows(DemoStorefront.FORM, textOf).getFirst(),
        rows(DemoPerson.FORM, textOf),
        rows(DemoItem.FORM, textOf),
        rows(DemoSale.FORM, textOf),
        rows(DemoLine.FORM, textOf),
        rows(DemoDrawer.FORM, textOf),
        rows(DemoShift.FORM, textOf),
        rows(DemoGoal.FORM, textOf),
        rows(DemoConsignee.FORM, textOf),
        rows(DemoConsignment.FORM, textOf));
  }

  private static <T> List<T> rows(CsvForm<T> form, UnaryOperator<String> textOf) {
    return form.read(textOf.apply(form.fileName()));
  }
}
