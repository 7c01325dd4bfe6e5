package org.pointsmall.loyalty.admin.product;

import java.util.List;
import org.broadleafcommerce.common.extension.ExtensionResultStatusType;
import org.broadleafcommerce.common.util.BLCMessageUtils;
import org.broadleafcommerce.openadmin.web.form.entity.EntityForm;
import org.broadleafcommerce.openadmin.web.form.entity.Field;
import org.broadleafcommerce.openadmin.web.form.entity.FieldGroup;
import org.broadleafcommerce.openadmin.web.form.entity.Tab;
import org.broadleafcommerce.openadmin.web.service.AbstractFormBuilderExtensionHandler;

/** A way from the form of a product or category, on the tab of its flags, to the page that says who changed which. */
public final class FlagHistoryLink extends AbstractFormBuilderExtensionHandler {
    /** What draws it is {@code fields/loyalty_flag_history.html}. */
    private static final String TYPE = "LOYALTY_FLAG_HISTORY";

    private static final String TAB = "LoyaltyProduct_Tab";
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
                addBehindTheFlags(form, link);
            }
        }
        return ExtensionResultStatusType.HANDLED_CONTINUE;
    }

    /** A form that shows no flags has no such tab. How a form itself adds a field differs between Broadleaf's lines. */
    private static void addBehindTheFlags(EntityForm form, Field link) {
        String title = BLCMessageUtils.getMessage(TAB);
        for (Tab tab : form.getTabs()) {
            if (title.equals(tab.getTitle())) {
                FieldGroup history = new FieldGroup();
                history.setTitle(BLCMessageUtils.getMessage("LoyaltyFlags_History"));
                history.setOrder(BEHIND_THE_FLAGS);
                history.addField(link);
                tab.getFieldGroups().add(history);
            }
        }
    }

    private static boolean isOf(String kind, EntityForm form) {
        String entity = Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
        return (CATALOGUE + entity).equals(form.getCeilingEntityClassname());
    }
}
