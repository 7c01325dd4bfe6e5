package org.pointsmall.loyalty.browser;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

class SecondTryTest {
    private final List<String> done = new ArrayList<>();

    @Test
    void whatWentWellIsNotDoneAgain() {
        assertThatCode(() -> run(new Page())).doesNotThrowAnyException();

        assertThat(done).containsExactly("try");
    }

    @Test
    void whatTheBrowserDidNotDoIsDoneAgainFromTheBeginning() {
        assertThatCode(() -> run(new Page(ofTheBrowser("slow")))).doesNotThrowAnyException();

        assertThat(done).containsExactly("try", "anew", "try");
    }

    @Test
    void whatFailsTwiceFails() {
        AssertionError first = ofTheBrowser("slow");
        AssertionError second = ofTheBrowser("still");

        assertThatThrownBy(() -> run(new Page(first, second))).isSameAs(second).hasSuppressedException(first);
    }

    @Test
    void whatTheTestFoundWrongFailsAtOnce() {
        AssertionError wrong = new AssertionError("a point is lost");

        assertThatThrownBy(() -> run(new Page(wrong))).isSameAs(wrong);
        assertThat(done).containsExactly("try");
    }

    private static AssertionError ofTheBrowser(String message) {
        AssertionError failed = new AssertionError(message);
        failed.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("com.microsoft.playwright.impl.AssertionsBase", "expectImpl", null, 1)
        });
        return failed;
    }

    private static void run(Page page) throws Throwable {
        new SecondTry()
                .interceptTestMethod(
                        () -> {
                            page.test();
                            return null;
                        },
                        new TestOf(page, Page.class.getDeclaredMethod("test")),
                        mock(ExtensionContext.class));
    }

    private record TestOf(Page page, Method method) implements ReflectiveInvocationContext<Method> {
        @Override
        public Class<?> getTargetClass() {
            return Page.class;
        }

        @Override
        public Optional<Object> getTarget() {
            return Optional.of(page);
        }

        @Override
        public Method getExecutable() {
            return method;
        }

        @Override
        public List<Object> getArguments() {
            return List.of();
        }
    }

    /** Fails with one of these after the other, then no more. */
    private final class Page implements SecondTry.InABrowser {
        private final Iterator<AssertionError> failures;

        Page(AssertionError... failures) {
            this.failures = List.of(failures).iterator();
        }

        void test() {
            done.add("try");
            if (failures.hasNext()) {
                throw failures.next();
            }
        }

        @Override
        public void anew() {
            done.add("anew");
        }
    }
}
