package org.pointsmall.loyalty.admin.config;

import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.HierarchicalMessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * Our labels, behind the admin's own. As a parent of its message source and not as one more file in it: ours are UTF-8,
 * and an English admin on a Chinese machine stays English, while the settings of a shared bean stay the store's.
 */
@Configuration(proxyBeanMethods = false)
class AdminTexts {

    @Bean
    static BeanPostProcessor blLoyaltyAdminTexts() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (AbstractApplicationContext.MESSAGE_SOURCE_BEAN_NAME.equals(name)
                        && bean instanceof HierarchicalMessageSource messages) {
                    putBehind(messages);
                }
                return bean;
            }
        };
    }

    private static void putBehind(HierarchicalMessageSource messages) {
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
        texts.setBasename("org.pointsmall.loyalty.admin.texts");
        texts.setBundleClassLoader(AdminTexts.class.getClassLoader());
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        texts.setFallbackToSystemLocale(false);
        texts.setParentMessageSource(messages.getParentMessageSource());
        messages.setParentMessageSource(texts);
    }
}
