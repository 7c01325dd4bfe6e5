package org.pointsmall.loyalty.admin.product;

import java.util.List;
import org.broadleafcommerce.common.extension.ExtensionResultStatusType;
import org.broadleafcommerce.openadmin.web.form.entity.EntityForm;
import org.broadleafcommerce.openadmin.web.form.entity.Field;
import org.broadleafcommerce.openadmin.web.service.AbstractFormBuilderExtensionHandler;

/** A way from the form of a product or category, on the tab of its flags, to the page that says who changed which. */
public final class FlagHistoryLink extends AbstractFormBuilderExtensionHandler {
    /** What draws it is {@code fields/loyalty_flag_history.html}. */
    private static final String TYPE = "LOYALTY_FLAG_HISTORY";

    private static final String TAB = "LoyaltyProduct_Tab";
    private static final int TAB_ORDER = 8000;
    private static final int BEHIND_THE_FLAGS = 9000;
    private static final List<String> KINDS = List.of("product", "category");
    private static final String CATALOGUE = "org.broadleafcommerce.core.catalog.domain.";

    @Override
    public ExtensionResultStatusType modifyDetailEntityForm(EntityForm form) {
        for (String kind : KINDS) {
            if (isOf(kind, form) && form.getId() != null) {
                Field link = new Field()
                        .withName("loyaltyFlagHistory")
                        .withFriendlyName("LoyaltyFlags_History")
                        .withFieldType(TYPE)
                        .withValue("/loyalty-flags/" + kind + "/" + form.getId());
                form.addField(link, "LoyaltyFlags_History", BEHIND_THE_FLAGS, TAB, TAB_ORDER);
            }
        }
        return ExtensionResultStatusType.HANDLED_CONTINUE;
    }

    private static boolean isOf(String kind, EntityForm form) {
        String entity = Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
        return (CATALOGUE + entity).equals(form.getCeilingEntityClassname());
    }
}
