package org.pointsmall.loyalty.browser;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries a test once more where it was the browser that did not do in time what was asked of it, as happens on a machine
 * that does much else. What the test itself found wrong, in a database or an answer, fails at once. Each second try is
 * logged with why, and {@code .ci/run} prints them.
 */
public final class SecondTry implements InvocationInterceptor {
    private static final Logger LOG = LoggerFactory.getLogger(SecondTry.class);
    private static final String BROWSER = "com.microsoft.playwright.";

    /** A test in a browser. */
    public interface InABrowser {
        /** As before the first try: nothing that it opened is open, and nobody is complained of. */
        void anew();
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> first, ReflectiveInvocationContext<Method> test, ExtensionContext context)
            throws Throwable {
        twice(first, test);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> first, ReflectiveInvocationContext<Method> test, ExtensionContext context)
            throws Throwable {
        twice(first, test);
    }

    private static void twice(Invocation<Void> first, ReflectiveInvocationContext<Method> test) throws Throwable {
        try {
            first.proceed();
        } catch (Throwable failed) {
            if (!isOfTheBrowser(failed) || !(test.getTarget().orElse(null) instanceof InABrowser inABrowser)) {
                throw failed;
            }
            LOG.warn("Second try of {}", test.getExecutable(), failed);
            inABrowser.anew();
            again(inABrowser, test.getExecutable(), test.getArguments(), failed);
        }
    }

    private static boolean isOfTheBrowser(Throwable failed) {
        return Arrays.stream(failed.getStackTrace())
                .anyMatch(frame -> frame.getClassName().startsWith(BROWSER));
    }

    private static void again(Object target, Method method, List<Object> arguments, Throwable before) throws Throwable {
        method.setAccessible(true);
        try {
            method.invoke(target, arguments.toArray());
        } catch (InvocationTargetException failed) {
            failed.getCause().addSuppressed(before);
            throw failed.getCause();
        }
    }
}
