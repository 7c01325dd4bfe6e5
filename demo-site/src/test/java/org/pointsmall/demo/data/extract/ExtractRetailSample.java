package org.pointsmall.demo.data.extract;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.pointsmall.demo.data.DemoCatalog;
import org.pointsmall.demo.data.Product;

/**
 * Writes {@code categories.csv}, {@code products.csv} and {@code baskets.csv} of the demo store from the data set's
 * {@code online-retail.csv.gz}. From the root of the repository:
 *
 * <pre>
 * mvn -q -DskipTests package
 * java -cp 'demo-site/target/test-classes:demo-site/target/demo/points-mall-demo.jar' \
 *     org.pointsmall.demo.data.extract.ExtractRetailSample \
 *     PATH/TO/online-retail.csv.gz demo-site/src/main/resources/demo
 * </pre>
 */
public final class ExtractRetailSample {
    private ExtractRetailSample() {}

    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            throw new IllegalArgumentException("expected: <online-retail.csv.gz> <folder to write to>");
        }
        List<SourceLine> source = read(Path.of(args[0]));
        Path folder = Path.of(args[1]);

        Map<String, SampleProducts.Sample> products = SampleProducts.bestSellers(source);
        write(folder.resolve("categories.csv"), List.of("code", "en", "zh"), shelves(products.values()));
        // Chinese names are written by hand: those of new products are missing, and the store says which, at its start.
        Map<String, String> chinese = chineseNames();
        write(
                folder.resolve("products.csv"),
                List.of("item_id", "name", "name_zh", "category", "price_gbp"),
                products.values().stream()
                        .map(product -> List.of(
                                product.itemId(),
                                product.name(),
                                chinese.getOrDefault(product.itemId(), ""),
                                product.shelf().code,
                                product.price().toPlainString()))
                        .toList());
        write(
                folder.resolve("baskets.csv"),
                List.of("order_id", "customer_id", "ts", "item_id", "quantity"),
                SampleBaskets.choose(source, products.keySet()).stream()
                        .map(ExtractRetailSample::basketRow)
                        .toList());
    }

    private static Map<String, String> chineseNames() {
        return DemoCatalog.load().products().stream()
                .collect(Collectors.toMap(product -> product.itemId().value(), Product::chineseName));
    }

    private static List<SourceLine> read(Path file) throws IOException {
        List<SourceLine> lines = new ArrayList<>();
        try (Reader text = new InputStreamReader(
                        new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file))),
                        StandardCharsets.UTF_8);
                MappingIterator<SourceLine> rows = new CsvMapper()
                        .readerFor(SourceLine.class)
                        .with(CsvSchema.emptySchema().withHeader())
                        .readValues(text)) {
            rows.forEachRemaining(lines::add);
        }
        lines.removeIf(line -> line.orderId() == SampleBaskets.CANCELLED_ORDER);
        return lines;
    }

    /** An empty shelf would only puzzle the shopper. */
    private static List<List<String>> shelves(Collection<SampleProducts.Sample> products) {
        Set<Shelf> used = EnumSet.noneOf(Shelf.class);
        products.forEach(product -> used.add(product.shelf()));
        return used.stream()
                .map(shelf -> List.of(shelf.code, shelf.english, shelf.chinese))
                .toList();
    }

    private static List<String> basketRow(SourceLine line) {
        return List.of(
                Integer.toString(line.orderId()),
                Integer.toString(line.customerId()),
                line.ts().substring(0, "2010-12-01T08:26".length()),
                line.itemId(),
                Integer.toString(line.quantity()));
    }

    private static void write(Path file, List<String> columns, List<List<String>> rows) throws IOException {
        CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true);
        columns.forEach(schema::addColumn);
        Files.writeString(file, new CsvMapper().writer(schema.build()).writeValueAsString(rows));
    }
}
