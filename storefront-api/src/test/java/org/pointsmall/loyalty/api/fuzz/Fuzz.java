package org.pointsmall.loyalty.api.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.pointsmall.loyalty.api.contract.Contract;

/** Sends odd requests, and tells of the first ones whose answers break the law: each as it was sent. */
public final class Fuzz {
    private static final int SHOWN = 8;
    private static final Pattern STACK = Pattern.compile("\\tat [a-z]+\\.|Exception: |\\.java:[0-9]");

    private Fuzz() {}

    /** @param statuses how often each was answered; a run that meets one status only has tried nothing */
    public record Report(Map<Integer, Integer> statuses, List<String> broken) {}

    /**
     * Sends as many as asked for.
     *
     * @param identity who asks a request of this number, as lines of headers
     */
    public static Report run(int port, OddRequests requests, int times, IntFunction<String> identity)
            throws IOException {
        Map<Integer, Integer> statuses = new TreeMap<>();
        Map<String, String> broken = new TreeMap<>();
        for (int number = 0; number < times && broken.size() < SHOWN; number++) {
            byte[] request = requests.next(number, identity.apply(number));
            RawAnswer answer = RawAnswer.to(port, request);
            statuses.merge(answer.status(), 1, Integer::sum);
            AnswerLaw.brokenBy(answer)
                    .ifPresent(fault -> broken.putIfAbsent(fault, fault + "\n" + readable(request) + "\n" + answer));
        }
        return new Report(statuses, List.copyOf(broken.values()));
    }

    /**
     * Sends as many of these as asked for, and holds each answer against the document as well.
     *
     * @param identity who asks a request of this number, as lines of headers
     */
    public static Report run(
            int port, DescribedRequests requests, Contract contract, int times, IntFunction<List<String>> identity)
            throws IOException {
        Map<Integer, Integer> statuses = new TreeMap<>();
        Map<String, String> broken = new TreeMap<>();
        for (int number = 0; number < times && broken.size() < SHOWN; number++) {
            DescribedRequest request = requests.next(number, identity.apply(number));
            RawAnswer answer = RawAnswer.to(port, request.bytes());
            statuses.merge(answer.status(), 1, Integer::sum);
            Stream.concat(AnswerLaw.brokenBy(answer).stream(), against(contract, request, answer).stream())
                    .findFirst()
                    .ifPresent(fault -> broken.putIfAbsent(
                            fault.replaceFirst(" in \\{.*", ""), fault + "\n" + request.curl(port) + "\n" + answer));
        }
        return new Report(statuses, List.copyOf(broken.values()));
    }

    /** What servers refuse before they know the operation is in no operation's description: a path that is none. */
    private static Set<String> against(Contract contract, DescribedRequest request, RawAnswer answer) {
        if (STACK.matcher(answer.body()).find()) {
            return Set.of("a stack trace");
        }
        boolean elsewhere = contract.operation(request.method(), request.path(contract.root()))
                .filter(request.operation()::equals)
                .isEmpty();
        return elsewhere
                ? Set.of()
                : contract.brokenBy(
                        request.operation(),
                        answer.status(),
                        name -> answer.headers().get(name.toLowerCase(Locale.ROOT)),
                        answer.body());
    }

    private static String readable(byte[] request) {
        StringBuilder text = new StringBuilder();
        for (char sent : new String(request, StandardCharsets.ISO_8859_1).toCharArray()) {
            boolean plain = sent == '\n' || (sent >= ' ' && sent <= '~');
            text.append(plain ? String.valueOf(sent) : sent == '\r' ? "" : String.format("<%02x>", (int) sent));
        }
        return text.toString();
    }
}
