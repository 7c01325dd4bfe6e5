package org.pointsmall.loyalty.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.admin.config.LoyaltyAdminAutoConfiguration;

/**
 * Thymeleaf as one line of Broadleaf has it, with the Spring that belongs to it: 2.1 as on the class path, the others in
 * class loaders of their own. A page is drawn inside of what the line's admin holds pages in.
 */
final class ThymeleafVersion {
    private static final Path JARS = Path.of(System.getProperty("thymeleaf.jars", "target/thymeleaf"));
    private static final String TEXTS = "org.pointsmall.loyalty.admin.texts";

    private final String name;
    private final ClassLoader classes;
    private final String spring;
    private final String servlet;
    private final String container;
    private final Object engine;

    private ThymeleafVersion(String name, ClassLoader classes, String spring, String servlet, String container) {
        this.name = name;
        this.classes = classes;
        this.spring = spring;
        this.servlet = servlet;
        this.container = container;
        engine = inside(this::engine);
    }

    /** The oldest first: its pages are what the others are held against. */
    static List<ThymeleafVersion> all() {
        return All.VERSIONS;
    }

    /** Started by the first who asks, once for all tests. */
    private static final class All {
        private static final ClassLoader OURS = ThymeleafVersion.class.getClassLoader();
        private static final List<ThymeleafVersion> VERSIONS = List.of(
                new ThymeleafVersion("2.1.3", OURS, "spring3", "javax", "broadleaf-3"),
                new ThymeleafVersion("3.0.15", new Over(OURS), "spring5", "javax", "broadleaf-6"),
                new ThymeleafVersion(
                        "3.1.2",
                        new URLClassLoader(urls("3.1", true), ClassLoader.getPlatformClassLoader()),
                        "spring6",
                        "jakarta",
                        "broadleaf-6"));
    }

    /** Takes Thymeleaf from its jars, and all else from where tests take it. */
    private static final class Over extends URLClassLoader {
        private Over(ClassLoader rest) {
            super(urls("3.0", false), rest);
        }

        @Override
        protected Class<?> loadClass(String type, boolean resolve) throws ClassNotFoundException {
            if (!Stream.of("org.thymeleaf.", "org.attoparser.", "org.unbescape.")
                    .anyMatch(type::startsWith)) {
                return super.loadClass(type, resolve);
            }
            synchronized (getClassLoadingLock(type)) {
                Class<?> loaded = findLoadedClass(type);
                return loaded == null ? findClass(type) : loaded;
            }
        }
    }

    private static URL[] urls(String version, boolean withPages) {
        List<Path> entries = new ArrayList<>();
        try (Stream<Path> jars = Files.list(JARS.resolve(version))) {
            entries.addAll(jars.toList());
        } catch (IOException e) {
            throw new UncheckedIOException("Maven copies Thymeleaf's jars before tests: ", e);
        }
        if (withPages) {
            entries.add(home(LoyaltyAdminAutoConfiguration.class));
            entries.add(home(ThymeleafVersion.class));
        }
        return entries.stream().map(ThymeleafVersion::url).toArray(URL[]::new);
    }

    private static URL url(Path entry) {
        try {
            return entry.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path home(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param view the template under {@code views/} */
    String page(String view, Map<String, ?> model, Locale language) {
        Map<String, Object> variables = new HashMap<>(model);
        variables.put("viewType", view);
        return inside(() -> (String) call(
                engine,
                "process",
                List.of(String.class, type("org.thymeleaf.context.IContext")),
                "containers/" + container,
                context(language, variables)));
    }

    @Override
    public String toString() {
        return "Thymeleaf " + name;
    }

    private Object engine() throws ReflectiveOperationException {
        Object texts = make("org.springframework.context.support.ResourceBundleMessageSource");
        call(texts, "setBasename", List.of(String.class), TEXTS);
        call(texts, "setDefaultEncoding", List.of(String.class), "UTF-8");
        call(texts, "setFallbackToSystemLocale", List.of(boolean.class), false);
        Object templates = make("org.thymeleaf.templateresolver.ClassLoaderTemplateResolver");
        call(templates, "setPrefix", List.of(String.class), "open_admin_style/templates/");
        call(templates, "setSuffix", List.of(String.class), ".html");
        call(templates, "setCharacterEncoding", List.of(String.class), "UTF-8");
        call(templates, "setTemplateMode", List.of(String.class), isOldest() ? "HTML5" : "HTML");
        Object made = make("org.thymeleaf." + spring + ".SpringTemplateEngine");
        call(made, "setTemplateResolver", List.of(type("org.thymeleaf.templateresolver.ITemplateResolver")), templates);
        call(made, "setMessageSource", List.of(type("org.springframework.context.MessageSource")), texts);
        if (isOldest()) {
            call(made, "afterPropertiesSet", List.of());
        }
        return made;
    }

    private Object context(Locale language, Map<String, Object> variables) throws ReflectiveOperationException {
        Object application = standIn("ServletContext", Map.of());
        Object request = standIn("HttpServletRequest", Map.of("getServletContext", application));
        Object response = standIn("HttpServletResponse", Map.of());
        variables.put(isOldest() ? "thymeleafEvaluationContext" : "thymeleaf::EvaluationContext", expressions());
        Class<?> context = type("org.thymeleaf.context.WebContext");
        if (!servlet.equals("jakarta")) {
            return context.getConstructor(
                            type("javax.servlet.http.HttpServletRequest"),
                            type("javax.servlet.http.HttpServletResponse"),
                            type("javax.servlet.ServletContext"),
                            Locale.class,
                            Map.class)
                    .newInstance(request, response, application, language, variables);
        }
        Class<?> web = type("org.thymeleaf.web.servlet.JakartaServletWebApplication");
        Object built = web.getMethod("buildApplication", type("jakarta.servlet.ServletContext"))
                .invoke(null, application);
        Object exchange = web.getMethod(
                        "buildExchange",
                        type("jakarta.servlet.http.HttpServletRequest"),
                        type("jakarta.servlet.http.HttpServletResponse"))
                .invoke(built, request, response);
        return context.getConstructor(type("org.thymeleaf.web.IWebExchange"), Locale.class, Map.class)
                .newInstance(exchange, language, variables);
    }

    /** As the view of a page has it: without, what expressions may do is not what it is in a store. */
    private Object expressions() throws ReflectiveOperationException {
        Constructor<?> made = type("org.thymeleaf." + spring + ".expression.ThymeleafEvaluationContext")
                .getConstructors()[0];
        Object beans = make("org.springframework.context.support.StaticApplicationContext");
        return made.getParameterCount() == 1 ? made.newInstance(beans) : made.newInstance(beans, null);
    }

    private boolean isOldest() {
        return spring.equals("spring3");
    }

    /** A request of no container: it knows the admin's path, keeps what it is given, and nothing else. */
    private Object standIn(String type, Map<String, Object> answers) throws ClassNotFoundException {
        String home = type.startsWith("Http") ? ".servlet.http." : ".servlet.";
        Class<?> asked = type(servlet + home + type);
        Map<Object, Object> attributes = new HashMap<>();
        return Proxy.newProxyInstance(classes, new Class<?>[] {asked}, (proxy, method, arguments) -> {
            Class<?> answer = method.getReturnType();
            return switch (method.getName()) {
                case "getContextPath" -> "/admin";
                case "getRequestURI" -> "/admin/here";
                case "getServletPath" -> "/here";
                case "encodeURL" -> arguments[0];
                case "getAttribute" -> attributes.get(arguments[0]);
                case "setAttribute" -> attributes.put(arguments[0], arguments[1]);
                case "removeAttribute" -> attributes.remove(arguments[0]);
                case "getAttributeNames" -> Collections.enumeration(List.copyOf(attributes.keySet()));
                case "hashCode" -> System.identityHashCode(proxy);
                case "equals" -> proxy == arguments[0];
                case "toString" -> type;
                default -> answers.getOrDefault(method.getName(), nothing(answer));
            };
        });
    }

    private static @Nullable Object nothing(Class<?> ofType) {
        if (ofType.isPrimitive()) {
            return ofType == boolean.class ? Boolean.FALSE : ofType == int.class ? Integer.valueOf(0) : null;
        }
        return ofType == Map.class ? Map.of() : ofType == Enumeration.class ? Collections.emptyEnumeration() : null;
    }

    private Class<?> type(String type) throws ClassNotFoundException {
        return classes.loadClass(type);
    }

    private Object make(String type) throws ReflectiveOperationException {
        return type(type).getConstructor().newInstance();
    }

    private static Object call(Object on, String method, List<Class<?>> types, Object... arguments)
            throws ReflectiveOperationException {
        return on.getClass().getMethod(method, types.toArray(Class[]::new)).invoke(on, arguments);
    }

    /** What a version needs of the thread while it works. */
    private interface Work<T> {
        T run() throws ReflectiveOperationException;
    }

    private <T> T inside(Work<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(classes);
        try {
            return work.run();
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(this + ": " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(toString(), e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
