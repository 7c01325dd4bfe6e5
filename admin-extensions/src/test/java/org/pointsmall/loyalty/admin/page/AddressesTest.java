package org.pointsmall.loyalty.admin.page;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.web.bind.annotation.RequestMapping;

import static org.assertj.core.api.Assertions.assertThat;

class AddressesTest {
    private static final List<Class<?>> CONTROLLERS = controllers();

    /** Admins of stores (as DemoSite's of 6.2) sign nobody in for scripts, styles and pictures, by how an address ends. */
    @Test
    void nothingThatAsksForARightHasTheAddressOfAFileThatAnybodyMayHave() {
        List<String> addresses = addresses();

        assertThat(addresses).hasSizeGreaterThan(60).contains("/loyalty-overview/echarts");
        assertThat(addresses)
                .noneMatch(address -> address.matches(".*\\.(js|css|map|png|jpe?g|gif|svg|ico|woff2?|ttf|txt|html)"));
    }

    private static List<String> addresses() {
        List<String> found = new ArrayList<>();
        for (Class<?> controller : CONTROLLERS) {
            RequestMapping all = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
            String[] before = all == null || all.path().length == 0 ? new String[] {""} : all.path();
            for (Method method : controller.getDeclaredMethods()) {
                RequestMapping own = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
                if (own != null) {
                    String[] after = own.path().length == 0 ? new String[] {""} : own.path();
                    Arrays.stream(before)
                            .flatMap(first -> Arrays.stream(after).map(then -> first + then))
                            .forEach(found::add);
                }
            }
        }
        return found;
    }

    private static List<Class<?>> controllers() {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AssignableTypeFilter(AdminController.class));
        List<Class<?>> found = new ArrayList<>();
        for (BeanDefinition each : scan.findCandidateComponents("org.pointsmall.loyalty.admin")) {
            try {
                found.add(Class.forName(each.getBeanClassName()));
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
        return found;
    }
}
