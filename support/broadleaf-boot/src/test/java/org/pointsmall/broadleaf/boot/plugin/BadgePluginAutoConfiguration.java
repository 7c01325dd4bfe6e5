package org.pointsmall.broadleaf.boot.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.broadleafcommerce.common.extensibility.context.merge.LateStageMergeBeanPostProcessor;
import org.broadleafcommerce.common.extensibility.jpa.copy.DirectCopyClassTransformer;
import org.springframework.beans.factory.config.ListFactoryBean;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** A plugin as package-info of the module tells to write one: Java configuration only, static beans throughout. */
@AutoConfiguration
public class BadgePluginAutoConfiguration {

    @Bean
    static ListFactoryBean badgePersistenceXml() {
        return list("classpath*:/META-INF/persistence-badge-plugin.xml");
    }

    @Bean
    static LateStageMergeBeanPostProcessor badgePersistenceXmlMerge() {
        return merge("badgePersistenceXml", "blMergedPersistenceXmlLocations");
    }

    @Bean
    static DirectCopyClassTransformer badgeTransformer() {
        DirectCopyClassTransformer transformer = new DirectCopyClassTransformer("Badges");
        transformer.setXformTemplates(
                Map.of("org.broadleafcommerce.core.catalog.domain.ProductImpl", BadgedProductTemplate.class.getName()));
        return transformer;
    }

    @Bean
    static ListFactoryBean badgeTransformers(DirectCopyClassTransformer badgeTransformer) {
        return list(badgeTransformer);
    }

    @Bean
    static LateStageMergeBeanPostProcessor badgeTransformersMerge() {
        return merge("badgeTransformers", "blMergedClassTransformers");
    }

    private static ListFactoryBean list(Object item) {
        ListFactoryBean list = new ListFactoryBean();
        list.setSourceList(new ArrayList<>(List.of(item)));
        return list;
    }

    private static LateStageMergeBeanPostProcessor merge(String collection, String target) {
        LateStageMergeBeanPostProcessor merge = new LateStageMergeBeanPostProcessor();
        merge.setCollectionRef(collection);
        merge.setTargetRef(target);
        return merge;
    }
}
