package org.pointsmall.loyalty.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.handler.MappedInterceptor;

/**
 * Draws each page that a test asks for once more, while it is told to: in both languages, by each version of Thymeleaf that
 * stores have. By all of them it has the same words in the same elements, whole, and no script of its own, which an admin's
 * content security policy forbids. A page that has not is answered by an error.
 */
@Configuration(proxyBeanMethods = false)
class PagesOnEveryThymeleaf {
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);
    private static final Pattern UNDRAWN = Pattern.compile("\\[\\[|\\[\\(|\\sth:[a-z]+=|\\?\\?");
    private static final Pattern OWN_SCRIPT =
            Pattern.compile("<script(?![^>]*\\ssrc=)|<[^>]*\\son[a-z]+=|=\"javascript:");
    private static final Pattern ELEMENT = Pattern.compile("</?([a-z][\\w:]*)");
    private static final Pattern TEXT = Pattern.compile(">([^<]*)<");

    private final Set<String> drawn = ConcurrentHashMap.newKeySet();
    private volatile boolean drawing;

    /** From now on, or no longer. */
    void drawing(boolean begins) {
        drawing = begins;
    }

    /** The views that were drawn without a fault. */
    Set<String> drawn() {
        return Set.copyOf(drawn);
    }

    @Bean
    MappedInterceptor drawsPagesOnEveryThymeleaf() {
        return new MappedInterceptor(new String[] {"/loyalty-*", "/loyalty-*/**"}, new HandlerInterceptor() {
            @Override
            public void postHandle(
                    HttpServletRequest request, HttpServletResponse response, Object handler, ModelAndView page) {
                if (drawing && page != null && page.getModel().get("viewType") instanceof String view) {
                    draw(view, page.getModel());
                }
            }
        });
    }

    void draw(String view, Map<String, ?> model) {
        List<String> faults = new ArrayList<>();
        for (Locale language : LANGUAGES) {
            String expected = "";
            for (ThymeleafVersion version : ThymeleafVersion.all()) {
                String page = version.page(view, model, language);
                faults.addAll(faults(version + " draws " + view + " in " + language, page, expected));
                expected = expected.isEmpty() ? page : expected;
            }
        }
        if (!faults.isEmpty()) {
            throw new IllegalStateException(String.join("\n", faults));
        }
        drawn.add(view);
    }

    static List<String> faults(String who, String page, String expected) {
        List<String> faults = new ArrayList<>();
        if (!page.strip().endsWith("</body></html>") || !page.contains("class=\"loyalty content-yield\"")) {
            faults.add(who + " not whole: " + page.substring(Math.max(0, page.length() - 200)));
        }
        // Above it stands the section's name, which may be Broadleaf's.
        String own = own(page);
        Matcher undrawn = UNDRAWN.matcher(own);
        if (undrawn.find()) {
            faults.add(who + " with what is no word: " + around(own, undrawn.start()));
        }
        Matcher script = OWN_SCRIPT.matcher(page);
        if (script.find()) {
            faults.add(who + " with a script in it: " + around(page, script.start()));
        }
        if (!expected.isEmpty()) {
            differing(found(ELEMENT, page), found(ELEMENT, expected))
                    .ifPresent(what -> faults.add(who + " of other elements: " + what));
            differing(found(TEXT, page), found(TEXT, expected))
                    .ifPresent(what -> faults.add(who + " in other words: " + what));
        }
        return faults;
    }

    private static Optional<String> differing(List<String> found, List<String> expected) {
        for (int at = 0; at < Math.max(found.size(), expected.size()); at++) {
            String one = at < found.size() ? found.get(at) : "(nothing)";
            String other = at < expected.size() ? expected.get(at) : "(nothing)";
            if (!one.equals(other)) {
                return Optional.of(one + " instead of " + other + ", after "
                        + found.subList(Math.max(0, Math.min(at, found.size()) - 8), Math.min(at, found.size())));
            }
        }
        return Optional.empty();
    }

    /** Without differences of white space. */
    private static List<String> found(Pattern pattern, String page) {
        List<String> all = new ArrayList<>();
        Matcher matcher = pattern.matcher(own(page));
        while (matcher.find()) {
            String one = matcher.group(1).replaceAll("\\s+", " ").strip();
            if (!one.isEmpty()) {
                all.add(one);
            }
        }
        return all;
    }

    private static String own(String page) {
        return page.substring(Math.max(0, page.indexOf("role=\"main\"")));
    }

    private static String around(String page, int at) {
        return page.substring(Math.max(0, at - 60), Math.min(page.length(), at + 60))
                .replaceAll("\\s+", " ");
    }
}
