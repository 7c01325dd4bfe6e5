package org.pointsmall.benchmarks.taste;

import com.opencsv.CSVReader;
import com.opencsv.exceptions.CsvValidationException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.recommendation.taste.MemberOrder;

/** A shop's orders, by member and time, with the names of what was bought. Products are numbered in the order of codes. */
record RetailSales(SortedMap<Long, List<MemberOrder>> orders, SortedMap<Long, String> names) {
    private static final int ORDER = 0;
    private static final int CUSTOMER = 1;
    private static final int CODE = 2;
    private static final int NAME = 3;
    private static final int TIME = 6;

    /** Reads a file of order lines as {@code online-retail.csv.gz} has them. */
    static RetailSales read(Path file) throws IOException {
        List<String[]> lines = new ArrayList<>();
        Set<String> codes = new TreeSet<>();
        try (Reader text =
                        new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8);
                CSVReader csv = new CSVReader(text)) {
            csv.readNext();
            for (String[] line = csv.readNext(); line != null; line = csv.readNext()) {
                lines.add(line);
                codes.add(line[CODE]);
            }
        } catch (CsvValidationException e) {
            throw new IOException(e);
        }
        Map<String, Long> products = new LinkedHashMap<>();
        codes.forEach(code -> products.put(code, products.size() + 1L));
        return of(lines, products);
    }

    private static RetailSales of(List<String[]> lines, Map<String, Long> products) {
        SortedMap<Long, String> names = new TreeMap<>();
        Map<String, Set<Long>> bought = new LinkedHashMap<>();
        Map<String, String[]> heads = new LinkedHashMap<>();
        for (String[] line : lines) {
            long product = products.getOrDefault(line[CODE], 0L);
            names.put(product, line[NAME]);
            heads.putIfAbsent(line[ORDER], line);
            bought.computeIfAbsent(line[ORDER], any -> new HashSet<>()).add(product);
        }
        SortedMap<Long, List<MemberOrder>> orders = new TreeMap<>();
        heads.forEach((order, head) -> {
            long member = Long.parseLong(head[CUSTOMER]);
            Instant at = LocalDateTime.parse(head[TIME]).toInstant(ZoneOffset.UTC);
            orders.computeIfAbsent(member, any -> new ArrayList<>())
                    .add(new MemberOrder(new MemberId(member), at, bought.getOrDefault(order, Set.of())));
        });
        return new RetailSales(orders, names);
    }
}
