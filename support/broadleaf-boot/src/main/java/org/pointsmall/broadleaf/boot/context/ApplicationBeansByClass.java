package org.pointsmall.broadleaf.boot.context;

import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Has transactional beans of the application proxied by class, as Boot does everywhere else. Broadleaf's XML proxies by
 * interface, and its own beans keep that: many of them are looked up by interface and can't be subclassed.
 */
public final class ApplicationBeansByClass implements BeanFactoryPostProcessor {

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
        for (String name : beanFactory.getBeanDefinitionNames()) {
            BeanDefinition definition = beanFactory.getBeanDefinition(name);
            if (!isBroadleafs(definition.getBeanClassName())) {
                definition.setAttribute(AutoProxyUtils.PRESERVE_TARGET_CLASS_ATTRIBUTE, Boolean.TRUE);
            }
        }
    }

    private static boolean isBroadleafs(@Nullable String className) {
        return className != null && className.startsWith("org.broadleafcommerce.");
    }
}
