package org.pointsmall.loyalty.admin.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.broadleafcommerce.common.extensibility.context.merge.LateStageMergeBeanPostProcessor;
import org.broadleafcommerce.common.extensibility.jpa.copy.DirectCopyClassTransformer;
import org.broadleafcommerce.openadmin.web.service.FormBuilderExtensionManager;
import org.pointsmall.loyalty.admin.product.FlagFields;
import org.pointsmall.loyalty.admin.product.FlagHistoryLink;
import org.pointsmall.loyalty.admin.product.NoteFlagsOnSave;
import org.pointsmall.loyalty.admin.product.NoteProductsOnSave;
import org.pointsmall.loyalty.definition.Targets;
import org.pointsmall.loyalty.flag.NoteFlags;
import org.pointsmall.loyalty.recommendation.feed.NoteProducts;
import org.pointsmall.loyalty.spring.StoreFlavour;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.ListFactoryBean;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.context.annotation.Import;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Hangs the programme into a Broadleaf admin. The beans are static and name Broadleaf's classes by string where an
 * entity is meant: what is woven must not be loaded before its transformer is registered.
 */
@AutoConfiguration
@ConditionalOnClass(name = "org.broadleafcommerce.openadmin.server.service.handler.CustomPersistenceHandler")
@ConditionalOnProperty(name = "loyalty.enabled", havingValue = "true")
@Conditional(LoyaltyAdminAutoConfiguration.InAnAdmin.class)
@Import({AdminRows.class, AdminTexts.class, AdminPages.class, AdminConditions.class})
public class LoyaltyAdminAutoConfiguration {

    private static final String TRANSFORMERS = "blLoyaltyAdminTransformers";
    private static final String SAVE_HANDLERS = "blLoyaltyAdminSaveHandlers";
    private static final String CATEGORY = "org.broadleafcommerce.core.catalog.domain.CategoryImpl";
    private static final String CATEGORY_FLAGS = "org.pointsmall.loyalty.admin.product.CategoryFlags";
    private static final String PRODUCT = "org.broadleafcommerce.core.catalog.domain.ProductImpl";
    private static final String PRODUCT_FLAGS = "org.pointsmall.loyalty.admin.product.ProductFlags";

    @Bean(TRANSFORMERS)
    static ListFactoryBean transformers() {
        DirectCopyClassTransformer transformer = new DirectCopyClassTransformer("Loyalty");
        transformer.setXformTemplates(Map.of(PRODUCT, PRODUCT_FLAGS, CATEGORY, CATEGORY_FLAGS));
        return list(transformer);
    }

    @Bean
    static LateStageMergeBeanPostProcessor blLoyaltyAdminTransformersMerge() {
        return merge(TRANSFORMERS, "blMergedClassTransformers");
    }

    @Bean(FlagFields.BEAN)
    FlagFields flagFields(Targets targets) {
        return new FlagFields(targets);
    }

    @Bean
    FlagHistoryLink blLoyaltyFlagHistoryLink(
            @Qualifier("blFormBuilderExtensionManager") FormBuilderExtensionManager forms) {
        FlagHistoryLink link = new FlagHistoryLink();
        forms.registerHandler(link);
        return link;
    }

    @Bean(SAVE_HANDLERS)
    static ListFactoryBean saveHandlers(
            ObjectProvider<NoteFlags> noteFlags, ObjectProvider<NoteProducts> noteProducts) {
        return list(
                new NoteFlagsOnSave(noteFlags::getObject, LoyaltyAdminAutoConfiguration::signedIn),
                new NoteProductsOnSave(noteProducts::getObject));
    }

    @Bean
    static LateStageMergeBeanPostProcessor blLoyaltyAdminSaveHandlersMerge() {
        return merge(SAVE_HANDLERS, "blPersistenceManagerEventHandlers");
    }

    private static String signedIn() {
        Authentication admin = SecurityContextHolder.getContext().getAuthentication();
        return admin == null ? "system" : admin.getName();
    }

    static ListFactoryBean list(Object... items) {
        ListFactoryBean list = new ListFactoryBean();
        list.setSourceList(new ArrayList<>(List.of(items)));
        return list;
    }

    static LateStageMergeBeanPostProcessor merge(String collection, String target) {
        LateStageMergeBeanPostProcessor merge = new LateStageMergeBeanPostProcessor();
        merge.setCollectionRef(collection);
        merge.setTargetRef(target);
        return merge;
    }

    /** Looked at when the store's own beans are defined, as they tell whether it is an admin. */
    static final class InAnAdmin implements ConfigurationCondition {

        @Override
        public ConfigurationPhase getConfigurationPhase() {
            return ConfigurationPhase.REGISTER_BEAN;
        }

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            ConfigurableListableBeanFactory beans = Objects.requireNonNull(context.getBeanFactory(), "no beans yet");
            return StoreFlavour.isAdmin(context.getEnvironment(), beans);
        }
    }
}
