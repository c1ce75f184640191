import { joined, markup, type Markup } from '../../markup/markup.ts';
import type { HybridConvention, HybridProfile } from './hybrid-profile.ts';

const namespace = 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#';

/** The four properties of Factur-X in the order in which its own files give them; PDF/A wants each described. */
const properties = [
  { name: 'DocumentFileName', description: 'The name of the embedded XML invoice file' },
  { name: 'DocumentType', description: 'The type of the hybrid document' },
  { name: 'Version', description: 'The version of the XML schema of the embedded file' },
  { name: 'ConformanceLevel', description: 'The profile of the embedded invoice' },
] as const;

/** What the XMP metadata of a hybrid invoice say: the properties of Factur-X and the extension schema that explains them. */
export function hybridMetadata(profile: HybridProfile, { fileName, version }: HybridConvention): Markup {
  return joined([
    markup`<rdf:Description rdf:about="" xmlns:fx="${namespace}">
  <fx:DocumentType>INVOICE</fx:DocumentType>
  <fx:DocumentFileName>${fileName}</fx:DocumentFileName>
  <fx:Version>${version}</fx:Version>
  <fx:ConformanceLevel>${profile}</fx:ConformanceLevel>
</rdf:Description>
`,
    markup`<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>${namespace}</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>fx</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq>${properties.map(describe)}
    </rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`,
  ]);
}

function describe({ name, description }: (typeof properties)[number]): Markup {
  return markup`
      <rdf:li rdf:parseType="Resource">
        <pdfaProperty:name>${name}</pdfaProperty:name>
        <pdfaProperty:valueType>Text</pdfaProperty:valueType>
        <pdfaProperty:category>external</pdfaProperty:category>
        <pdfaProperty:description>${description}</pdfaProperty:description>
      </rdf:li>`;
}
