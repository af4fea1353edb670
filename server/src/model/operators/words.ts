/** Ways in which the languages that papers and notes are written in say that a gradient is stopped. */
const waysOfStopping: readonly RegExp[] = [
  /stop(?:s|ped|ping)?[-\s_\\]*(?:the\s+|of\s+)?grad|grad(?:ient)?s?[-\s]*(?:(?:is|are)\s+)?(?:stop|block|detach|cut)|detach|no[-_\s\\]grad|block(?:s|ing)?\s+(?:the\s+)?gradient|without\s+(?:propagating\s+)?gradients?/,
  /梯度(?:停止|截[断斷]|阻[断斷]|[断斷][开開]|分[离離]|不[回反]?[传傳]|不[传傳]播)|(?:停止?|截[断斷]|阻[断斷]|阻止|不[传傳]|切[断斷]|[断斷][开開])(?:.{0,4})梯度|不(?:[回反][传傳]|[传傳]播|[计計]算)梯度/,
  /勾配(?:停止|(?:の?(?:伝播|伝搬|計算|流れ))?[をはが]?(?:停止|止|遮断|切[断らりる]|流さな|流れな|伝播させな))/,
  /(?:grad(?:ient)?|backprop\S{0,8}|그래디언트|그라디언트|기울기|역전파)\S{0,2}\s?(?:\S{1,6}\s){0,2}?(?:차단|중단|끊|막[는아는혀힌]|멈|정지|흐르지 않|전파(?:되|하)지 않)/,
  /остан\S{0,15} градиент|стоп-?градиент/,
  /gradienten\S{0,12}\s*(?:gestoppt|blockiert|unterbr\S+|angehalten|abgeschnitten)|gradienten-?stopp/,
  /(?:arr[êe]t\w*|bloqu\w+|coupe\w*|det[ie]en\w*|detenci[óo]n|parar|parada|ferma\w*|blocc\w+|interromp\w+)\s+(?:d[eou]l?\s+|el\s+|l[eao]s?\s+|il\s+|os?\s+)*gradient/,
  /(?:dừng|ngắt|chặn|ngừng)\s+(?:\S+\s+){0,3}?gradient/,
];

/** What stops a gradient, in words. */
export const stopping = new RegExp(waysOfStopping.map((it) => it.source).join("|"), "i");

/** One of these stands in whatever speaks of stopping gradients, not far from any part of it; without a flag that ignores case it is found three times as fast. */
export const everyKey =
  /[Gg][Rr][Aa][Dd](?!ed|ua)|[Dd][Ee][Tt][Aa][Cc][Hh]|[Bb]ackprop|梯度|勾配|그[래라]디언트|기울기|역전파|[Гг]радиент/g;

/** Words of gradients. */
export const gradients =
  /gradient|back-?prop|autograd|straight-through|\\nabla|梯度|反向[传傳]播|勾配|逆伝播|그[래라]디언트|기울기|역전파|градиент/i;

/** Words or formulas of learning. */
export const learning =
  /\\mathcal\s*\{?\s*L|\\theta|\bloss|network|codebook|\bencod|\bdecod|train|optimi[sz]|\bpolicy|quanti[sz]|[损損]失|训练|訓練|网络|網路|编码|编碼|码本|量化|優化|优化|学習|ネットワーク|손실|학습|신경망|네트워크|인코더/i;

/** What an operator is called. */
const operator =
  /op[eé]rat(?:or|ion|eur)|operador|function|fonction|notation|symbol|algorithm|算子|操作|运算|運算|函[数數]|符[号號]|演算|연산|함수|기호|оператор|операц|toán tử/;
const stops = `(?:${stopping.source})`;
const called = `(?:${operator.source})`;

/** That something is an operator that stops: "stop-gradient operator", "operator that stops gradients"; a loss function with a stop-gradient is none. */
export const callsOperator = new RegExp(
  `${stops}\\p{L}*[\\s*_"'“”()-]*(?:的|の|传播的?)?${called}|${called}\\p{L}*[\\s,，:：(（]*(?:that |which |to |for |of |de |d['’]|для |用于|用来)?${stops}`,
  "iu",
);

/** Words after a formula that say what it is. */
export const says =
  /^[^\p{L}\p{N}$]{0,4}(?:(?:which |that |here |this |also )?(?:is|are|be|denotes?|indicates?|represents?|means?|stands? for|refers? to|marks?|stops?|blocks?|detach\w*|for|as|ist|bezeichnet|est|désigne|représente|es|denota|representa|indica|là|это|обозначает|означает)(?!\p{L})|表示|代表|是|为|為|指|即|记|記|用于|则|を|は|[는은란을를]|이란)/iu;

/** Words before a formula that give it a meaning. */
export const names =
  /(?:denoted?(?: (?:as|by))?|writ\w+(?: as)?|notation|symbol|operator|operation|by|as|with|using|use|let|via|记作|记为|记|符号|算子|操作|用|以|即|연산자?|演算子?|toán tử|оператор|opérateur|operador|\(|（|:|：)\s*$/i;

/** What is stopped or stops, but is no operator. */
export const thing =
  /\b(?:cop(?:y|ies)|version|value|(?:en|de)coder|network|model|teacher|branch)s?\b|副本|编码器|解码器|网络|教师|模型|分支|コピー|ネットワーク|モデル|エンコーダ|デコーダ|教師|복사본|사본|네트워크|모델|인코더|디코더|교사/i;
