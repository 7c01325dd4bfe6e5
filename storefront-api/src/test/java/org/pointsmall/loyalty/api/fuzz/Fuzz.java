package org.pointsmall.loyalty.api.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Sends odd requests, and tells of the first ones whose answers break the law: each as it was sent. */
public final class Fuzz {
    private static final int SHOWN = 8;

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

    private static String readable(byte[] request) {
        StringBuilder text = new StringBuilder();
        for (char sent : new String(request, StandardCharsets.ISO_8859_1).toCharArray()) {
            boolean plain = sent == '\n' || (sent >= ' ' && sent <= '~');
            text.append(plain ? String.valueOf(sent) : sent == '\r' ? "" : String.format("<%02x>", (int) sent));
        }
        return text.toString();
    }
}
